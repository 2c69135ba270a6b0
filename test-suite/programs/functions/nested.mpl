fn outer(n) do
  let k = 10
  println("${helper(1)}")
  fn helper(x) = x + k + n
  fn loop(i, acc) = if i == 0 do acc else loop(i - 1, acc + k) end
  fn same<T>(x :: T) -> T = x
  println("${loop(3, 0)}")
  println("${same(5)} ${same("s")}")
  helper
end

fn main() do
  let f = outer(100)
  println("${f(2)}")
end
#> 111
#> 30
#> 5 s
#> 112
