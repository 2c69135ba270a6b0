def old(x) = x + 1
fn f(a) = a
fn f(a, b) = a + b
fn f() = 0
fn fact(0) = 1
fn fact(n) = n * fact(n - 1)
fn is_even(0) = true
fn is_even(n) = is_odd(n - 1)
fn is_odd(0) = false
fn is_odd(n) = is_even(n - 1)
fn clamp(x :: Int, lo, hi) -> Int when x < lo = lo
fn clamp(x, lo, hi) when x > hi = hi
fn clamp(x, lo, hi) = x
fn blocks(0) do
  let x = "zero"
  x
end
fn blocks(n) when n < 0 do
  "neg"
end
fn blocks(n) do
  "pos"
end
fn no_value() do
end
fn let_end() do
  let x = 1
end
fn if_end(b) do
  if b do 1 end
end
fn item_end() do
  fn inner() = 3
end
fn loop_acc(0, acc) = acc
fn loop_acc(n, acc) = loop_acc(n - 1, acc + n)
fn swap_args(0, a, b) = (a, b)
fn swap_args(n, a, b) = swap_args(n - 1, b, a)
fn tail_and(n) = if n == 0 do true else true and tail_and(n - 1) end
fn tail_or(n) = n == 0 or tail_or(n - 1)
fn tail_case(xs, acc) = case xs do
  [] -> acc
  h :: t -> tail_case(t, acc + h)
end
fn tail_pipe(n) do
  if n == 0 do
    "done"
  else
    n - 1 |> tail_pipe
  end
end
fn tail_pipe2(n, m) = if n <= 0 do m else n - 1 |> tail_pipe2(m + 1) end
fn tail_noelse(n) do
  if n > 0 do
    tail_noelse(n - 1)
  end
end
fn tail_ret(n, a) do
  if n == 0 do
    return a
  end
  return tail_ret(n - 1, a + 1)
end
fn mutual_tail(0) = "end"
fn mutual_tail(n) = mutual_tail2(n - 1)
fn mutual_tail2(0) = "end2"
fn mutual_tail2(n) = mutual_tail(n - 1)
fn deep(0) = 0
fn deep(n) = 1 + deep(n - 1)
fn captured(n) do
  let base = 10
  fn go(i, acc) do
    if i == n do acc else go(i + 1, acc + base) end
  end
  go(0, 0)
end
fn nested_mutual(n) do
  fn ev(0) = true
  fn ev(k) = od(k - 1)
  fn od(0) = false
  fn od(k) = ev(k - 1)
  ev(n)
end
fn nested_gen() do
  let tag = "t"
  fn pair<A>(x :: A) -> (A, A) = (x, x)
  fn lab(x) = "${tag}${x}"
  "${pair(1)} ${pair("a")} ${lab(1)} ${lab(true)} ${lab([1])}"
end
fn poly(x) = (x, x)
fn compose(f, g) = fn x -> g(f(x)) end
fn curry(f) = fn a -> fn b -> f(a, b) end end
fn twice(f, x) = f(f(x))
fn apply(f, x) = f(x)
fn fix_fact() do
  fn fac(n) = if n <= 1 do 1 else n * fac(n - 1) end
  List.map([1, 2, 3, 4, 5], fac)
end
fn early(xs) do
  for x in xs do
    if x > 2 do
      return "found ${x}"
    end
  end
  "none"
end
fn in_closure() do
  let c = fn x do
    if x > 1 do
      return "big"
    end
    "small"
  end
  c(1) <> c(2)
end
fn while_count(n) do
  let xs = for i in 0..n do
    if i == 3 do
      continue
    end
    if i == 6 do
      break
    end
    i * 10
  end
  xs
end
fn max(a, b) = "mine"
fn to_string(x) = "free"
fn println2(s) = println("[" <> s <> "]")
fn sugar(a :: Int, h :: t) -> Int = a + h + List.length(t)
fn sugar(a, []) = a
fn typed(x :: (Int, String), f :: Fun(Int) -> Int, g :: Fun(Int) -> Fun(Int) -> Int) -> Int do
  let (n, _) = x
  f(n) + g(n)(n)
end
fn opt(x :: Int?) -> Int!String = case x do
  Some(n) -> Ok(n)
  None -> Err("none")
end
fn order(a, b, c) = ()
fn say(s, v) do
  println(s)
  v
end
fn main() do
  println("${old(1)} ${f(1)} ${f(1, 2)} ${f()} ${fact(20)} ${is_even(10)}")
  println("${clamp(1, 2, 3)} ${clamp(5, 2, 3)} ${clamp(2, 2, 3)}")
  println(blocks(0) <> blocks(-1) <> blocks(1))
  println("${no_value()} ${let_end()} ${if_end(true)} ${item_end()}")
  println("${loop_acc(1000000, 0)} ${swap_args(3, 1, 2)}")
  println("${tail_and(1000000)} ${tail_or(1000000)} ${tail_pipe(1000000)} ${tail_pipe2(1000000, 0)} ${tail_noelse(1000000)} ${tail_ret(1000000, 0)}")
  println("${tail_case(List.map([1, 2, 3], fact), 0)}")
  println("${deep(10000)}")
  println("${captured(3)} ${nested_mutual(7)} ${nested_gen()}")
  println("${poly(1)} ${poly("a")} ${compose(fact, fn x -> x + 1 end)(3)} ${curry(fn a, b -> a - b end)(5)(3)} ${twice(fn x -> x <> "!" end, "a")}")
  println("${fix_fact()} ${early([1, 2, 3])} ${early([1])} ${in_closure()} ${while_count(10)}")
  println(max(1, 2) <> to_string(3))
  println2("hi")
  println("${sugar(1, [2, 3])} ${sugar(1, [])} ${typed((2, "x"), fn x -> x * 2 end, fn a -> fn b -> a * b end end)}")
  println("${opt(Some(2))} ${opt(None)}")
  order(say("a", 1), say("b", 2), say("c", 3))
  let fs = [fn x -> x + 1 end, fact, fn x -> f(x, x) end]
  println("${for g in fs do g(4) end}")
  let g :: Fun(Int) -> Int = f
  let h :: Fun(Int, Int) -> Int = f
  let i :: Fun() -> Int = f
  println("${g(7)} ${h(7, 8)} ${i()}")
  println("${List.reduce([1, 2, 3], 0, f)} ${List.map([1, 2], f)}")
  println("${apply(String.length, "abc")} ${apply(Some, 3)} ${List.map(["a", "bb"], String.length)} ${g}")
  println("${mutual_tail(100001)}")
  println("${(fn x -> x * 3 end)(4)} ${5 |> fn x -> x - 1 end} ${[1, 2] |> List.map(fn x -> x + 1 end) |> List.length}")
end
#> 2 1 3 0 2432902008176640000 true
#> 2 3 2
#> zeronegpos
#> () () () ()
#> 500000500000 (2, 1)
#> true true done 1000000 () 1000000
#> 9
#> 10000
#> 30 false (1, 1) (a, a) t1 ttrue t[1]
#> (1, 1) (a, a) 7 2 a!!
#> [1, 2, 6, 24, 120] found 3 none smallbig [0, 10, 20, 40, 50]
#> minefree
#> [hi]
#> 4 1 8
#> Ok(2) Err(none)
#> a
#> b
#> c
#> [5, 24, 8]
#> 7 15 0
#> 6 [1, 2]
#> 3 Some(3) [1, 2] #Function/1
#> end2
#> 12 4 2
