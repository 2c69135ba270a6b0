struct P do
  x :: Int
  y :: Int
end
fn add(
  a :: Int,
  b :: Int,
) -> Int do
  a
    + b
end
fn long(a, b) =
  a + b
fn guard(n)
  when n > 0
  = "pos"
fn guard(_) = "non"
fn wh<T>(x :: T) -> String
  where T: Display
do
  "${x}"
end
fn chain(xs) = xs
  |> List.map(fn x -> x + 1 end)

  # comment

  |> List.filter(fn x ->
    x > 2
  end)
  |> List.length
fn minus() do
  let a = 5
  -3
end
fn call_line() do
  let f = 3
  (f)
end
fn list_line() do
  let f = [1]
  [f]
end
fn neg_tern(a) do
  if a do "x" else "y"
  end
end
fn nested_if(a, b) do
  if a do
    1
  else
    if b do
      2
    else
      3
    end
  end
end
fn chain_if(a) do
  if a == 1 do "one" else if a == 2 do "two" else if a == 3 do
    "three"
  else "many" end
end
fn cond_long(a, b, c) do
  if a and
     b
     or c do
    "T"
  else
    "F"
  end
end
fn ready(x) = x > 1
fn with_block(n, f) = f() + n
fn with_arg(n, f) = f(n, n + 1)
fn main() do
  println("${add(1, 2)} ${long(1, 2)} ${guard(1)} ${guard(0)} ${wh(3)}")
  println("${chain([1, 2, 3])}")
  println("${minus()} ${call_line()} ${list_line()}")
  println(neg_tern(true) <> neg_tern(false))
  println("${nested_if(false, true)} ${nested_if(false, false)}")
  println(chain_if(1) <> chain_if(2) <> chain_if(3) <> chain_if(4))
  println(cond_long(true, false, true))
  let p = P {
    x: 1
    y: 2
  }
  let q = P { x: 1,
    y: 3,
  }
  println("${p.x + p.y} ${q.y}")
  let s =
    p
    .x
  println("${s}")
  let total = 1 +
    2 *
    3
  println("${total}")
  let m = %{
    "a" => 1,
    "b" =>
      2
  }
  println("${m}")
  println("${[
    1,
    if ready(2) do
      let z = 3
      z
    else
      4
    end,
    case 3 do
      3 -> 33
      _ -> 0
    end
  ]}")
  if ready(2) do println("ready") end
  let r = with_block(1) do
    let a = 2
    a * 2
  end
  println("${r}")
  let r2 = with_arg(5) do |a, b|
    a * b
  end
  println("${r2}")
  println("${with_block(1) do 3 end}")
  let g = fn x -> 
    let y = x
    y + 1
  end
  println("${g(1)}")
  let nested = List.map([1, 2], fn x -> List.map([10, 20], fn y ->
    let s = x + y
    s * 2
  end) end)
  println("${nested}")
  let a = fn(x :: Int) -> x + 1 end
  let b = fn do
    9
  end
  println("${a(1)} ${b()}")
  let x = 5
  let cmp = x
    > 3
  println("${cmp}")
  let u = while false do 1 end
  println("${u}")
  for x in [1, 2] do println("${x}") end
  let l = List.map([1, 2, 3]) do |x|
    x * x
  end
  println("${l}")
  println(case x do 5 -> "five"
    _ -> "other" end)
  let tup = (1,
    2)
  println("${tup}")
  fn local do 42 end
  println("${local()}")
  let z = if x > 3 and
    x < 10 do 1 else 2 end
  println("${z}")
  let w = x |> fn n -> n + 1 end
  println("${w}")
end
#> 3 3 pos non 3
#> 2
#> -3 3 [[1]]
#> xy
#> 2 3
#> onetwothreemany
#> T
#> 3 3
#> 1
#> 7
#> %{a => 1, b => 2}
#> [1, 3, 33]
#> ready
#> 5
#> 30
#> 4
#> 2
#> [[22, 42], [24, 44]]
#> 2 9
#> true
#> ()
#> 1
#> 2
#> [1, 4, 9]
#> five
#> (1, 2)
#> 42
#> 1
#> 6
