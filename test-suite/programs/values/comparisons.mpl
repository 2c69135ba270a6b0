fn main() do
  println("${1 < 2} ${2 < 1} ${2 <= 2} ${3 >= 4} ${4 > 3}")
  println("${1 == 1} ${1 != 1}")
  println("${"abc" < "abd"} ${"ab" < "abc"} ${"b" > "abc"}")
  println("${"x" == "x"} ${"x" != "y"}")
  println("${true == true} ${true == false}")
  println("${compare(1, 2)} ${compare(2, 2)} ${compare("b", "a")}")
  println("${(1, "b") < (1, "c")} ${[1, 2] < [1, 2, 0]} ${[2] < [1, 9]}")
end
#> true false true false true
#> true false
#> true true true
#> true true
#> true false
#> Less Equal Greater
#> true true false
