fn a<T>(x :: T, n :: Int) -> Int = if n == 0 do 0 else b([x], n - 1) end
fn b<U>(x :: U, n :: Int) -> Int = a(n, n)
type Tree<T> do
  Leaf
  Node(List<Tree<T>>, T)
end
struct Rose<K, V> do
  kids :: Map<K, Rose<K, V>>
  v :: Option<V>
end
fn flat(t) = case t do
  Leaf -> []
  Node(ts, x) -> [x] ++ List.flat_map(ts, flat)
end
fn main() do
  println("${a("s", 3)} ${flat(Node([Node([], 1), Leaf], 2))}")
  println("${Rose { kids: %{"a" => Rose { kids: %{}, v: Some(1) }}, v: None }}")
end
#> 0 [2, 1]
#> Rose { kids: %{a => Rose { kids: %{}, v: Some(1) }}, v: None }
