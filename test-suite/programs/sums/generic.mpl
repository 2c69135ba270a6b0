type Tree<T> do
  Leaf
  Fork(Tree<T>, T, Tree<T>)
end

fn insert(t, x) = case t do
  Leaf -> Fork(Leaf, x, Leaf)
  Fork(l, y, r) -> if x < y do Fork(insert(l, x), y, r) else Fork(l, y, insert(r, x)) end
end
fn to_list(t) = case t do
  Leaf -> []
  Fork(l, x, r) -> to_list(l) ++ [x] ++ to_list(r)
end
fn depth<T>(t :: Tree<T>) -> Int = case t do
  Leaf -> 0
  Fork(l, _, r) -> 1 + Math.max(depth(l), depth(r))
end

fn main() do
  let t = List.reduce([3, 1, 2, 5], Leaf, insert)
  println("${to_list(t)} ${depth(t)}")
  let w = List.reduce(["m", "a"], Leaf, insert)
  println("${to_list(w)}")
  println("${w}")
end
#> [1, 2, 3, 5] 3
#> [a, m]
#> Fork(Fork(Leaf, a, Leaf), m, Leaf)
