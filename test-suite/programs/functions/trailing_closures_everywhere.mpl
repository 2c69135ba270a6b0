fn within(x, f) = f(x)
fn twice(f) do
  f()
  f()
end
fn opt(a, b, f) = f(a, b)
fn main() do
  within(3) do |n|
    println("n ${n}")
  end
  let r = opt(1, 2) do |a, b|
    let c = a + b
    c * 2
  end
  println("${r}")
  let z = [1, 2, 3].map() do |x|
    case x do
      1 -> "one"
      _ -> "more"
    end
  end
  println("${z}")
  let q = if true do
    within(5) do |k| k + 1 end
  else
    0
  end
  println("${q}")
  for i in [1, 2] do
    within(i) do |k| println("k${k}") end
  end
  let w = within((1, 2)) do |(a, b)| a + b end
  println("${w}")
  let u = within(Some(4)) do |o|
    let x = o?
    Some(x + 1)
  end
  println("${u}")
  twice() do println("t") end
  let chain = [3, 1, 2]
    |> List.sort() do |a, b| a - b end
    |> List.map() do |x| x * 2 end
  println("${chain}")
end
#> n 3
#> 6
#> [one, more, more]
#> 6
#> k1
#> k2
#> 3
#> Some(5)
#> t
#> t
#> [2, 4, 6]
