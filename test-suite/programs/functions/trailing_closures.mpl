fn twice(x, f) = f(f(x))
fn run(f) = f()
fn fold(xs, z, f) = List.reduce(xs, z, f)

fn main() do
  let r = twice(3) do |x| x + 10 end
  println("${r}")
  run() do
    println("ran")
  end
  let s = fold([1, 2, 3], 0) do |acc, x|
    let y = x * x
    acc + y
  end
  println("${s}")
  if twice(1, fn x -> x * 2 end) == 4 do
    println("four")
  end
  let total = List.map([1, 2]) do |x| x * 100 end |> List.reduce(0, fn a, b -> a + b end)
  println("${total}")
end
#> 23
#> ran
#> 14
#> four
#> 300
