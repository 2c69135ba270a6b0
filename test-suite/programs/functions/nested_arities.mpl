fn main() do
  let k = 100
  fn g(x) = x + k
  fn g(x, y) = x + y + k
  fn g() = k
  fn pick(n) = if n == 0 do g() else g(n) end
  let f :: Fun(Int, Int) -> Int = g
  println("${f(1, 2)} ${pick(0)} ${pick(3)}")
  let use1 = fn -> List.map([1], g) end
  println("${use1()} ${[1, 2].map(g)} ${List.reduce([1, 2], 0, g)}")
  fn id(x) = x
  fn id(x, y) = (x, y)
  println("${List.map([1], id)} ${List.map(["a"], id)} ${List.reduce([], 1, fn a, b -> a end)} ${id(1, "z")}")
end
#> 103 100 103
#> [101] [101, 102] 203
#> [1] [a] 1 (1, z)
