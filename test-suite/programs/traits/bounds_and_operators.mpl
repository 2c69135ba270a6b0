fn sum<T>(xs :: List<T>, z :: T) -> T where T: Add = List.reduce(xs, z, fn a, b -> a + b end)
fn maxi<T>(a :: T, b :: T) -> T where T: Ord = if a < b do b else a end
fn same<T>(a :: T, b :: T) -> Bool where T: Eq = a == b
fn neg<T>(a :: T) where T: Neg = -a
fn label<T>(a :: T) -> String where T: Display = "<" <> a.to_string() <> ">"
fn lbl2<T>(a :: T) -> String where T: Display = "${a}" <> to_string(a)
fn hsh<T>(a :: T, b :: T) -> Bool where T: Hash + Eq = a.hash() == hash(b) and a == b
fn ins<T>(xs :: List<T>, x :: T) -> List<T> where T: Ord do
  case xs do
    [] -> [x]
    h :: t -> if x < h do [x] ++ xs else [h] ++ ins(t, x) end
  end
end
fn sort_by(xs, key) = List.sort(xs, fn a, b ->
  case compare(key(a), key(b)) do
    Less -> -1
    Equal -> 0
    Greater -> 1
  end
end)
fn main() do
  println("${sum([1, 2], 0)} ${sum([1.5], 0.5)} ${maxi("a", "b")} ${maxi(3, 2)} ${same([1], [1])} ${neg(2)} ${neg(1.5)} ${label(5)} ${label("q")} ${lbl2(true)} ${hsh("a", "a")}")
  println("${ins(ins(ins([], 3), 1), 2)} ${ins(["b"], "a")} ${sort_by(["ccc", "a", "bb"], String.length)} ${sort_by([(1, "z"), (2, "a")], Tuple.second)}")
end
#> 3 2 b 3 true -2 -1.5 <5> <q> truetrue true
#> [1, 2, 3] [a, b] [a, bb, ccc] [(2, a), (1, z)]
