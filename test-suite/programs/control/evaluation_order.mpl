fn say(n) do
  print("${n} ")
  n
end
fn three(a, b, c) = a * 100 + b * 10 + c

fn main() do
  println("${three(say(1), say(2), say(3))}")
  println("${[say(4), say(5)]}")
  println("${(say(6), say(7))}")
  println("${say(8) - say(9)}")
  let m = %{say(1) => say(2), say(3) => say(4)}
  println("${m}")
end
#> 1 2 3 123
#> 4 5 [4, 5]
#> 6 7 (6, 7)
#> 8 9 -1
#> 1 2 3 4 %{1 => 2, 3 => 4}
