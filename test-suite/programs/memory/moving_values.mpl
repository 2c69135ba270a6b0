# Values that live across collections in every kind of place: arguments, loops, closures, frames, records, arrays.
type Tree do
  Leaf
  Node(Tree, String, Int, Tree)
end

struct Wide do
  a :: String
  b :: Int
  c :: Float
  d :: List<Int>
  e :: Option<String>
  f :: (Int, String)
  g :: Map<String, Int>
  h :: Bool
end

fn insert(t :: Tree, key :: Int) -> Tree do
  case t do
    Leaf -> Node(Leaf, "k${key}", key, Leaf)
    Node(l, name, k, r) when key < k -> Node(insert(l, key), name, k, r)
    Node(l, name, k, r) when key > k -> Node(l, name, k, insert(r, key))
    same -> same
  end
end

fn names(t :: Tree) -> String do
  case t do
    Leaf -> ""
    Node(l, name, _, r) -> names(l) <> name <> " " <> names(r)
  end
end

# More arguments than there are registers, references among numbers, rotated at every step.
fn rotate(n :: Int, a :: String, b :: Int, c :: String, d :: Float, e :: List<Int>, f :: String, g :: Int, h :: String, i :: List<String>, j :: Bool) -> String do
  if n == 0 do
    "${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h} ${i} ${j}"
  else
    rotate(n - 1, c <> "", g, f, d + 0.5, List.append(e, n), h, b, a, List.tail(List.append(i, a)), !j)
  end
end

# Fewer and more arguments in turn: tail calls that change the size of their frame.
fn even(n :: Int, acc :: String) -> String do
  if n == 0 do acc else odd(n - 1, acc, "x", [n], "y", 1.5, "z${n}", n, "w", "v", "u") end
end

fn odd(n :: Int, acc :: String, p :: String, q :: List<Int>, r :: String, s :: Float, t :: String, u :: Int, v :: String, w :: String, x :: String) -> String do
  if n == 0 do
    acc <> t
  else
    even(n - 1, if u % 5 == 0 do acc <> p <> r <> v <> w <> x <> "${q}" <> t else acc end)
  end
end

fn compose(fs :: List<Fun(Int) -> Int>) -> Fun(Int) -> Int do
  List.reduce(fs, fn x -> x end, fn(f, g) -> fn x -> g(f(x)) end end)
end

fn depth(n :: Int, label :: String) -> (Int, String) do
  if n == 0 do
    (0, label)
  else
    let own = "${n}"
    let (below, text) = depth(n - 1, label)
    (below + String.length(own), text)
  end
end

fn wide(n :: Int) -> Wide do
  Wide { a: "a${n}", b: n, c: 0.25, d: [n, n + 1], e: Some("e${n}"), f: (n, "f${n}"), g: %{"g${n}" => n}, h: n % 2 == 0 }
end

fn grow(w :: Wide, n :: Int) -> Wide do
  if n == 0 do
    w
  else
    let d = List.append(w.d, n)
    let g = Map.put(w.g, "n${n % 7}", n)
    grow(%{w | d: d, g: g, e: case w.e do
      Some(s) when n % 3 == 0 -> Some(String.slice(s <> "!", 0, 4))
      other -> other
    end}, n - 1)
  end
end

fn main() do
  let t = List.reduce([5, 2, 8, 1, 9, 3, 7, 4, 6, 2, 8], Leaf, fn(t, k) -> insert(t, k) end)
  println(names(t))
  println(rotate(7, "a", 1, "b", 0.5, [], "c", 2, "d", ["e", "f", "g"], true))
  println(even(20, ""))
  println("${compose([fn x -> x + 1 end, fn x -> x * 10 end, fn x -> x - 3 end])(4)}")
  println("${depth(300, "bottom" <> "!")}")
  let w = grow(wide(3), 20)
  println("${w.a} ${w.b} ${w.c} ${w.d} ${w.e} ${w.f} ${w.g} ${w.h}")
  let pairs = for i in 0..6 do
    (i, for j in 0..i do "${i}.${j}" end)
  end
  println("${pairs}")
  let counts = List.reduce(String.split("a b c a b a d", " "), %{}, fn(m, k) ->
    Map.put(m, k, Map.get_or(m, k, 0) + 1)
  end)
  println("${counts}")
end
#> k1 k2 k3 k4 k5 k6 k7 k8 k9 
#> d 2 a 4 [7, 6, 5, 4, 3, 2, 1] b 1 c [a, b, c] false
#> xywvu[20]z20xywvu[10]z10
#> 47
#> (792, bottom!)
#> a3 3 0.25 [3, 4, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] Some(e3!!) (3, f3) %{g3 => 3, n6 => 6, n5 => 5, n4 => 4, n3 => 3, n2 => 2, n1 => 1, n0 => 7} false
#> [(0, []), (1, [1.0]), (2, [2.0, 2.1]), (3, [3.0, 3.1, 3.2]), (4, [4.0, 4.1, 4.2, 4.3]), (5, [5.0, 5.1, 5.2, 5.3, 5.4])]
#> %{a => 3, b => 2, c => 1, d => 1}
