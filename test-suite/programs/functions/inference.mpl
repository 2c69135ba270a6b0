fn twice(x) = x + x
fn pairup(x, y) = (x, y)
fn ident(x) = x
fn comp(f, g, x) = f(g(x))
fn maxof(xs) = case xs do
  [] -> None
  h :: t -> Some(List.reduce(t, h, fn a, b -> if b > a do b else a end end))
end
fn show_pair(p) do
  let (a, b) = p
  "${a}/${b}"
end
fn eq_all(xs, y) = List.all(xs, fn x -> x == y end)
fn a(n) = if n == 0 do [] else List.append(b(n - 1), n) end
fn b(n) = if n == 0 do [] else List.concat(a(n - 1), [n]) end
fn later(x) = helper(x, "k")
fn helper(x, k) = %{k => x}
fn get_x(p) = p.only_here
struct Only do
  only_here :: Int
  shared :: Int
end
struct Other do
  shared :: String
end
interface Area do
  fn area_of(self) -> Int
end
impl Area for Only do
  fn area_of(self) = self.only_here * 2
end
impl Area for Int do
  fn area_of(self) = self
end
fn areas(x) = x.area_of() + 1
fn swap<A, B>(p :: (A, B)) -> (B, A) do
  let (a, b) = p
  let q :: (B, A) = (b, a)
  q
end
fn enc(x) = Json.encode(x)
fn fold_map(xs, z, f) = List.reduce(List.map(xs, f), z, fn a, b -> a + b end)
fn lens(xs) = List.map(xs, fn s -> String.length(s) end)
fn empty_map() = %{}
fn add_opt(a, b) = case (a, b) do
  (Some(x), Some(y)) -> Some(x + y)
  _ -> None
end
fn poly_rec<T>(n :: Int, x :: T) -> String where T: Display = if n == 0 do "${x}" else poly_rec(n - 1, x) end
fn default_of(x) = if false do x else default() end
fn neg(x) = -x
fn div(a, b) = a / b
fn cmp3(a, b) = compare(a, b)
fn ap(f) = f(1)(2)
fn res(b) = if b do Ok(1) else Err("e") end
fn unit_fn() = ()
fn order_dep() = uses_later()
fn uses_later() = defined_last(3)
let k0 = 5
let k = order_dep()
fn defined_last(x) = x * k0
fn fib(n) = if n < 2 do n else fib(n - 1) + fib(n - 2) end
fn count_down(n) -> Int do
  while false do
    ()
  end
  let r = List.reduce(List.map([1, 2, 3], fn x -> x * n end), 0, fn a, x -> a + x end)
  r
end
fn use_opt(o :: Option) = case o do
  Some(x) -> "s${x}"
  None -> "n"
end
fn use_list(l :: List) -> Int = List.length(l)
fn use_res(r :: Result) = case r do
  Ok(a) -> "ok ${a}"
  Err(e) -> "err ${e}"
end
fn funcs() -> List<Fun(Int) -> Int> = [fn x -> x + 1 end, neg, fn x -> x * x end]
fn takes_set(s :: Set) -> Int = Set.size(s)
fn higher(f :: Fun(Fun(Int) -> Int) -> Int) = f(fn x -> x + 1 end)
fn nested_ann(m :: Map<String, List<Map<String, Int>>>) -> Int = m["a"][0]["b"]
fn ret_fn(n) -> Fun(Int) -> Fun(Int) -> Int do
  fn a -> fn b -> a + b + n end end
end
fn main() do
  println("${twice(3)} ${twice(1.5)} ${pairup(1, "a")} ${ident(ident)(3)} ${comp(fn x -> x + 1 end, String.length, "abc")}")
  println("${maxof([1, 5, 2])} ${maxof(["a", "z"])} ${maxof([1.5])} ${show_pair((1, "x"))} ${show_pair(([], true))}")
  println("${eq_all([1, 1], 1)} ${eq_all(["a"], "b")} ${a(4)} ${later(3)} ${later([1])}")
  println("${get_x(Only { only_here: 4, shared: 1 })} ${areas(3)} ${areas(Only { only_here: 4, shared: 1 })} ${swap((1, "z"))}")
  println("${enc([1, 2])} ${enc("s")} ${enc(%{"a" => Some(1.0)})} ${fold_map([1, 2], 0, fn x -> x * 10 end)} ${fold_map(["a", "bb"], 0.5, fn s -> 1.0 end)} ${lens(["a", "bc"])}")
  let e = empty_map()
  println("${Map.put(e, 1, "a")} ${Map.put(empty_map(), "k", [1])}")
  println("${add_opt(Some(1), Some(2))} ${add_opt(Some(1.5), Some(2.0))} ${add_opt(None, Some(1))} ${poly_rec(3, "q")} ${default_of(3)} ${default_of("s")}|")
  println("${neg(3)} ${neg(2.5)} ${div(7, 2)} ${div(7.0, 2.0)} ${cmp3(1, 2)} ${cmp3("b", "a")} ${ap(fn x -> fn y -> x * 10 + y end end)} ${res(true)} ${res(false)} ${unit_fn()}")
  println("${fib(20)} ${count_down(2)} ${use_opt(Some([1]))} ${use_opt(None)} ${use_list(["a"])} ${use_res(Ok(1))} ${use_res(Err(:x))}")
  println("${List.map(funcs(), fn f -> f(5) end)} ${takes_set(Set.from_list([1, 1]))} ${higher(fn g -> g(41) end)} ${nested_ann(%{"a" => [%{"b" => 9}]})} ${ret_fn(1)(2)(3)}")
  let id = fn x -> x end
  println("${id(1)} ${id("a")}")
  let none = None
  let xs = []
  println("${add_opt(none, Some(1))} ${use_opt(none)} ${List.append(xs, 1)} ${List.append(xs, "s")}")
  let pair_fn = fn x, y -> (y, x) end
  println("${pair_fn(1, "a")} ${pair_fn("a", 1)}")
  let f = twice
  println("${f(2)}")
  let acc = List.reduce([1, 2, 3], %{}, fn m, x -> Map.put(m, x, x * x) end)
  println("${acc}")
  let grouped = List.reduce(["a", "bb", "c"], %{}, fn m, s ->
    let n = String.length(s)
    Map.put(m, n, List.append(Map.get(m, n), s))
  end)
  println("${grouped}")
  let q = List.new()
  let q2 = List.append(q, 1.5)
  let q3 = List.append(q, true)
  println("${q2} ${q3}")
  let t :: Option<Int> = None
  println("${t} ${k} ${if true do 1 else panic_free() end}")
  println("${[]} ${None} ${%{}} ${Ok(1)} ${Err([])}")
end
fn panic_free() -> Int = 3
#> 6 3 (1, a) 3 4
#> Some(5) Some(z) Some(1.5) 1/x []/true
#> true false [1, 2, 3, 4] %{k => 3} %{k => [1]}
#> 4 4 9 (z, 1)
#> [1,2] "s" {"a":1.0} 30 2.5 [1, 2]
#> %{1 => a} %{k => [1]}
#> Some(3) Some(3.5) None q 0 |
#> -3 -2.5 3 3.5 Less Greater 12 Ok(1) Err(e) ()
#> 6765 12 s[1] n 1 ok 1 err x
#> [6, -5, 25] 1 42 9 6
#> 1 a
#> None n [1] [s]
#> (a, 1) (1, a)
#> 4
#> %{1 => 1, 2 => 4, 3 => 9}
#> %{1 => [a, c], 2 => [bb]}
#> [1.5] [true]
#> None 15 1
#> [] None %{} Ok(1) Err([])
