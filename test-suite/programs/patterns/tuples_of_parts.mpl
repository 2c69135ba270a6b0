fn say(s, v) do
  println(s)
  v
end
fn main() do
  let a = 1
  let b = 2
  let (a, b) = (b, a)
  println("${a} ${b}")
  let (x, _) = (say("x", 1), say("y", 2))
  let (p, q) = (x + 1, fn n -> n + x end)
  println("${p} ${q(5)}")
  let (s, (t, u)) = (1, (2, 3))
  println("${s}${t}${u}")
  fn later() = a
  let (m, n) = (later(), [])
  println("${m} ${n ++ [1]} ${n ++ ["z"]}")
  let (f, g) = (fn x -> x end, fn y -> [y] end)
  println("${f(1)} ${f("s")} ${g(1)} ${g("a")}")
  let (a, a2) = (a + 10, a + 20)
  println("${a} ${a2} ${later()}")
end
#> 2 1
#> x
#> y
#> 2 6
#> 123
#> 2 [1] [z]
#> 1 s [1] [a]
#> 12 22 2
