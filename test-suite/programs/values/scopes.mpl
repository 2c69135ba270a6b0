type Point do
  Point(Int, Int)
  Debug
end
type A1 do
  Shared(Int)
  OnlyA
end
type B1 do
  Shared(String)
  OnlyB
end
struct Boxed do
  length :: Int
  map :: Fun(Int) -> Int
end
fn map(x) = "mymap ${x}"
fn length(x) = "mylength"
fn head(xs) = "myhead"
fn print_twice(s) do
  println(s)
  println(s)
end
fn compare(a, b) = "mycompare"
fn inspect(x) = "myinspect"
fn a_of(x :: A1) -> String = case x do
  Shared(n) -> "A${n + 1}"
  OnlyA -> "OA"
end
fn b_of(x :: B1) -> String = case x do
  Shared(s) -> "B" <> s
  OnlyB -> "OB"
end
let x = 1
let y = x + 1
fn shadow_param(x) do
  let x = x + 1
  let x = x * 2
  let f = fn x -> x + 1 end
  case x do
    x when x > 100 -> x
    x -> f(x) + x
  end
end
fn uses_global() = x + y
fn block_scope(b) do
  let v = 1
  if b do
    let v = 2
    println("inner ${v}")
  end
  let w = if b do
    let v = v + 10
    v
  else
    0
  end
  println("outer ${v} ${w}")
  for v in [7] do println("loop ${v}") end
  v
end
fn closure_capture() do
  let n = 1
  let f = fn -> n end
  let n = 2
  "${f()} ${n}"
end
fn local_fn_shadows() do
  fn map(a) = "localmap ${a}"
  let print_twice = fn s -> "shadowed " <> s end
  map(1) <> print_twice("x")
end
fn param_named_like_fn(length) = length + 1
fn var_named_like_module(string) = string
fn nested_fns(k) do
  fn add(n) do
    fn inner(m) = m + n + k
    inner(1) + inner(2)
  end
  fn fact(0) = 1
  fn fact(n) = n * fact(n - 1)
  fn gen<T>(v :: T) -> List<T> = [v, v]
  let doubled = add(10)
  "${doubled} ${fact(5)} ${gen("a")} ${gen(1)} ${List.map([1, 2], add)}"
end
fn counter_loop(n) do
  fn go(i, acc) do
    if i >= n do
      acc
    else
      let next = fn -> go(i + 1, acc ++ [i * i]) end
      next()
    end
  end
  go(0, [])
end
fn ret_in_nested(xs) do
  fn find(ys) do
    for y in ys do
      if y > 1 do return Some(y) end
    end
    None
  end
  let r = find(xs)
  "${r}"
end
fn order() do
  let log = fn s -> 
    print(s)
    s
  end
  let t = (log("a"), [log("b"), log("c")], %{log("d") => log("e")})
  let s = log("f") <> log("g") <> log("h")
  let u = if log("i") == "i" do log("j") else log("k") end
  println("")
  "${t} ${s} ${u}"
end
fn short() do
  let t = fn s, r ->
    print(s)
    r
  end
  let a = t("1", false) and t("2", true)
  let b = t("3", true) or t("4", false)
  let c = t("5", true) && t("6", false) || t("7", true)
  println("")
  "${a} ${b} ${c}"
end
fn main() do
  println("${Point(1, 2)} ${Debug} ${Point.Debug}")
  println("${map(1)} ${length(1)} ${head([1])} ${compare(1, 2)} ${inspect(3)} ${List.map([1], fn v -> v + 1 end)}")
  println("${a_of(Shared(1))} ${b_of(Shared("q"))} ${a_of(A1.Shared(3))} ${b_of(OnlyB)}")
  println("${shadow_param(3)} ${uses_global()} ${block_scope(true)} ${closure_capture()}")
  println(local_fn_shadows())
  println("${param_named_like_fn(3)} ${var_named_like_module("s")}")
  println(nested_fns(100))
  println("${counter_loop(5)} ${ret_in_nested([1, 2, 3])} ${ret_in_nested([])}")
  println(order())
  println(short())
  let b = Boxed { length: 3, map: fn v -> v * 2 end }
  println("${b.length} ${b.map(4)}")
  let x = "local"
  println("${x} ${y}")
  let (x, z) = (x <> "!", 3)
  println("${x}${z}")
end
#> Point(1, 2) Debug Debug
#> mymap 1 mylength myhead mycompare myinspect [2]
#> A2 Bq A4 OB
#> inner 2
#> outer 1 11
#> loop 7
#> 17 3 1 1 2
#> localmap 1shadowed x
#> 4 s
#> 223 120 [a, a] [1, 1] [205, 207]
#> [0, 1, 4, 9, 16] Some(2) None
#> abcdefghij
#> (a, [b, c], %{d => e}) fgh j
#> 13567
#> false true true
#> 3 8
#> local 2
#> local!3
