fn inc(x) = x + 1
fn add(x, y) = x + y
fn safe(n :: Int) -> Int!String = if n > 0 do Ok(n) else Err("not positive") end
fn chain(n :: Int) -> Int!String do
  let v = n |> safe? |> inc
  Ok(v)
end

fn main() do
  println("${5 |> inc}")
  println("${5 |> add(10)}")
  println("${1 + 2 |> inc}")
  println("${"hello" |> String.length}")
  println("${"a,b" |> String.split(",") |> List.length()}")
  println("${5 |> fn x -> x * 7 end}")
  let f = inc
  println("${5 |> (f)}")
  println("${chain(4)} ${chain(0)}")
  [1, 2, 3] |> List.map(inc) |> List.reduce(0, add) |> fn n -> println("${n}") end
end
#> 6
#> 15
#> 4
#> 5
#> 2
#> 35
#> 6
#> Ok(5) Err(not positive)
#> 9
