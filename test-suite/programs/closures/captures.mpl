struct Cfg do
  name :: String
  hooks :: List<Fun(String) -> String>
  on_err :: Option<Fun(Int) -> Int>
end
type Act do
  Run(Fun(Int) -> Int)
  Chain(List<Act>)
  Noop
end
fn exec(a, x) = case a do
  Run(f) -> f(x)
  Chain(as_) -> List.reduce(as_, x, fn acc, b -> exec(b, acc) end)
  Noop -> x
end
fn make(n) do
  let base = n * 10
  let add = fn x -> x + base end
  let mul = fn x -> x * base end
  (add, mul, fn f -> f(base) end)
end
fn compose_all(fs) = List.reduce(fs, fn x -> x end, fn acc, f -> fn x -> f(acc(x)) end end)
fn capture_params((a, b), [h, t], Some(o)) = fn -> a + b + h + t + o end
fn capture_params(_, _, _) = fn -> 0 end
fn loop_closures() do
  let fs = for i in 0..3 do
    for j in 0..2 do
      fn k -> i * 100 + j * 10 + k end
    end
  end
  List.map(List.flatten(fs), fn f -> f(5) end)
end
fn case_capture(x) = case x do
  Ok(v) -> fn y -> v + y end
  Err(e) -> fn y -> String.length(e) + y end
end
fn rec_closure(n) do
  fn go(k) = if k == 0 do fn x -> x end else
    let inner = go(k - 1)
    fn x -> inner(x) + k end
  end
  go(n)
end
fn pick(b) = if b do fn s -> String.length(s) end else string_len end
fn string_len(s :: String) -> Int = -String.length(s)
fn partial(f, a) = fn b -> f(a, b) end
fn flip(f) = fn a, b -> f(b, a) end
fn times(n, f) do
  for i in 0..n do f(i) end
end
fn apply_n(f, n, x) = if n == 0 do x else apply_n(f, n - 1, f(x)) end
fn lazy(c, t, e) = if c do t() else e() end
fn shadow_capture(x) do
  let f = fn -> x end
  let x = x + 1
  let g = fn -> x end
  let x = x + 1
  (f(), g(), x)
end
fn mixed(a :: Int, b :: Float, c :: Bool, s :: String) do
  fn x -> "${a + x} ${b + 0.5} ${not c} ${s}${x}" end
end
fn closure_in_map() do
  let ops = %{"+" => fn a, b -> a + b end, "-" => fn a, b -> a - b end, "*" => fn a, b -> a * b end}
  for {k, f} in ops do "${k}${f(6, 3)}" end
end
fn question_inside(xs) do
  let parse = fn s -> 
    let n = String.to_int(s)?
    if n < 0 do
      return None
    end
    Some(n * 2)
  end
  List.map(xs, parse)
end
fn result_inside(xs) do
  let f = fn x ->
    let a = half(x)?
    let b = half(a)?
    Ok(b)
  end
  List.map(xs, f)
end
fn half(x) = if x % 2 == 0 do Ok(x / 2) else Err("odd ${x}") end
fn return_closure(n) do
  return fn x -> x * n end
end
fn nested_loops_and_returns(xs) do
  let find = fn pred ->
    for x in xs do
      if pred(x) do
        return Some(x)
      end
    end
    None
  end
  (find(fn x -> x > 2 end), find(fn x -> x > 99 end))
end
fn unit_closures() do
  let f = fn -> () end
  let g = fn x -> println("side ${x}") end
  f()
  g(1)
  List.map([1, 2], fn x -> println("m${x}") end)
end
fn multi_arity() do
  let f0 = fn -> 0 end
  let f1 = fn a -> a end
  let f5 = fn a, b, c, d, e -> a + b + c + d + e end
  let f8 = fn a, b, c, d, e, f, g, h -> a + h end
  "${f0()} ${f1(1)} ${f5(1, 2, 3, 4, 5)} ${f8(1, 2, 3, 4, 5, 6, 7, 8)}"
end
fn big_capture() do
  let a = 1
  let b = 2.5
  let c = "c"
  let d = [1]
  let e = (1, true)
  let f = Some(3)
  let g = %{"k" => 1}
  let h = :atom
  let i = fn x -> x + 1 end
  let j = false
  let k = ()
  fn -> "${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h} ${i(1)} ${j} ${k}" end
end
fn fix(f) = fn x -> f(fix(f))(x) end
fn poly_closure() do
  let pair = fn x -> (x, x) end
  let konst = fn x -> fn _ -> x end end
  "${pair(1)} ${pair("a")} ${konst(1)("z")} ${konst("q")(2)} ${pair(pair(true))}"
end
fn main() do
  println("${exec(Chain([Run(fn x -> x + 1 end), Noop, Chain([Run(fn x -> x * 3 end)])]), 4)}")
  let (add, mul, app) = make(2)
  println("${add(1)} ${mul(3)} ${app(fn x -> x - 1 end)} ${compose_all([add, mul, fn x -> -x end])(1)} ${capture_params((1, 2), [3, 4], Some(5))()} ${capture_params((1, 2), [], None)()}")
  println("${loop_closures()} ${case_capture(Ok(1))(2)} ${case_capture(Err("abc"))(2)} ${rec_closure(4)(0)} ${pick(true)("abc")} ${pick(false)("abc")}")
  println("${partial(fn a, b -> a - b end, 10)(3)} ${flip(fn a, b -> a - b end)(10, 3)} ${times(3, fn i -> i * i end)} ${apply_n(fn x -> x * 2 end, 10, 1)} ${lazy(true, fn -> "t" end, fn -> "e" end)}")
  println("${shadow_capture(1)} ${mixed(1, 2.0, true, "s")(9)} ${closure_in_map()} ${question_inside(["4", "x", "-3"])} ${result_inside([4, 6, 3])}")
  println("${return_closure(3)(4)} ${nested_loops_and_returns([1, 2, 3])} ${unit_closures()} ${multi_arity()}")
  println("${big_capture()()} ${fix(fn self_ -> fn n -> if n == 0 do 1 else n * self_(n - 1) end end end)(5)} ${poly_closure()}")
  let cfg = Cfg { name: "c", hooks: [String.to_upper, fn s -> s <> "!" end, String.trim], on_err: Some(fn n -> n + 1 end) }
  println("${List.reduce(cfg.hooks, cfg.name, fn s, h -> h(s) end)} ${case cfg.on_err do
    Some(f) -> f(1)
    None -> 0
  end}")
  println("${[1, 2, 3] |> List.map(partial(fn a, b -> a * b end, 2)) |> List.reduce(0, fn a, b -> a + b end)} ${(fn a -> fn b -> a + b end end)(1)(2)} ${[fn x -> x + 1 end][0](1)} ${(fn -> fn -> 9 end end)()()}")
  let t = (fn x -> x end, 1)
  println("${Tuple.first(t)(Tuple.second(t))}")
end
#> 15
#> 21 60 19 -420 15 0
#> [5, 15, 105, 115, 205, 215] 3 5 10 3 -3
#> 7 -7 [0, 1, 4] 1024 t
#> (1, 2, 3) 10 2.5 false s9 [+9, -3, *18] [Some(8), None, None] [Ok(1), Err(odd 3), Err(odd 3)]
#> side 1
#> m1
#> m2
#> 12 (Some(3), None) [(), ()] 0 1 15 9
#> 1 2.5 c [1] (1, true) Some(3) %{k => 1} atom 2 false () 120 (1, 1) (a, a) 1 q ((true, true), (true, true))
#> C! 2
#> 12 3 2 9
#> 1
