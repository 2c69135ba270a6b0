# Division truncates toward zero and the remainder takes the sign of the left operand.
fn main() do
  println("${1 + 2 * 3}")
  println("${(1 + 2) * 3}")
  println("${10 - 2 - 3}")
  println("${7 / 2} ${-7 / 2} ${7 / -2} ${-7 / -2}")
  println("${7 % 3} ${-7 % 3} ${7 % -3} ${-7 % -3}")
  println("${-(3 + 4)}")
  println("${2 * -3}")
  println("${100 / 7 * 7 + 100 % 7}")
end
#> 7
#> 9
#> 5
#> 3 -3 -3 3
#> 1 -1 1 -1
#> -7
#> -6
#> 100
