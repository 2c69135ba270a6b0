#! timeout: 60
type L do
  End
  Cell(Int, L)
end deriving(Eq, Ord, Display, Debug, Hash, Json)
type T do
  Leaf
  Node(T, Int, T)
end
struct S do
  v :: Int
  next :: Option<S>
end
fn build(0, acc) = acc
fn build(n, acc) = build(n - 1, Cell(n, acc))
fn build_t(0, acc) = acc
fn build_t(n, acc) = build_t(n - 1, Node(Leaf, n, acc))
fn build_s(0, acc) = acc
fn build_s(n, acc) = build_s(n - 1, Some(S { v: n, next: acc }))
fn len(End) = 0
fn len(Cell(_, r)) = 1 + len(r)
fn depth(Leaf) = 0
fn depth(Node(l, _, r)) do
  let a = depth(l)
  let b = depth(r)
  if a > b do a + 1 else b + 1 end
end
fn many_locals(n, a, b, c, d, e, f) do
  if n == 0 do
    a + b + c + d + e + f
  else
    let x = many_locals(n - 1, b, c, d, e, f, a + 1)
    let y = "${x}"
    String.length(y) + x - String.length(y) + a - a + b - b + c - c + d - d
  end
end
fn via_map(n) = if n == 0 do [0] else List.map(via_map(n - 1), fn x -> x + 1 end) end
fn via_closure(n) do
  let f = fn k -> if k == 0 do 0 else 1 + via_closure(k - 1) end end
  f(n)
end
fn in_loop(n) do
  let xs = for i in 0..1 do
    if n == 0 do 0 else 1 + in_loop(n - 1) end
  end
  xs[0]
end
fn strs(n) = if n == 0 do "" else "x" <> strs(n - 1) end
fn lists(n) = if n == 0 do [] else [n] ++ lists(n - 1) end
fn opt(n) -> Int? = if n == 0 do Some(0) else Some(opt(n - 1)? + 1) end
fn mutual_a(n) = if n == 0 do 0 else 1 + mutual_b(n - 1) end
fn mutual_b(n) = if n == 0 do 0 else 1 + mutual_a(n - 1) end
actor act(n, out) do
  send(out, mutual_a(n))
end
service Sv do
  fn init() = 0
  call Go(n :: Int) :: Int do |s| (s, many_locals(n, 1, 1, 1, 1, 1, 1)) end
end
fn float_rec(n) = if n == 0 do 0.0 else 0.5 + float_rec(n - 1) end
fn main() do
  let l = build(10000, End)
  println("${len(l)} ${l == build(10000, End)} ${l < build(9999, End)} ${String.length("${l}")} ${hash(l) == hash(l)}")
  println("${depth(build_t(10000, Leaf))} ${build_s(10000, None) == build_s(10000, None)}")
  println("${many_locals(10000, 1, 2, 3, 4, 5, 6)} ${via_map(2000)} ${via_closure(10000)} ${in_loop(10000)} ${String.length(strs(10000))} ${List.length(lists(10000))} ${opt(10000)} ${mutual_a(10001)} ${float_rec(10000)}")
  let j = Job.async(fn -> many_locals(10000, 0, 0, 0, 0, 0, 0) end)
  println("${Job.await(j)} ${Sv.go(Sv.start(), 10000)}")
  println("${String.length(Json.encode(l))}")
  let k = Job.async(fn -> len(l) end)
  println("${Job.await(k)}")
  println("${case L.from_json(Json.encode(build(1000, End))) do
    Ok(x) -> len(x)
    Err(e) -> -1
  end}")
end
#> 10000 true false 118897 true
#> 10000 true
#> 10021 [2000] 10000 10000 10000 10000 Some(10000) 10001 5000
#> Ok(10000) 10006
#> 308919
#> Ok(10000)
#> 1000
