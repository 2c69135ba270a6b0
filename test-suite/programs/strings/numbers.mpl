fn main() do
  println("${String.to_int("42")} ${String.to_int(" -7 ")} ${String.to_int("+5")}")
  println("${String.to_int("")} ${String.to_int("4x")} ${String.to_int("1.5")} ${String.to_int("0x10")}")
  println("${String.to_int("9223372036854775807")} ${String.to_int("9223372036854775808")}")
  println("${String.to_int("-9223372036854775808")}")
  println("${String.to_float("2.5")} ${String.to_float(" 1e3 ")} ${String.to_float("-0.25")} ${String.to_float("7")}")
  println("${String.to_float("x")} ${String.to_float("")} ${String.to_float("inf")} ${String.to_float("nan")}")
end
#> Some(42) Some(-7) Some(5)
#> None None None None
#> Some(9223372036854775807) None
#> Some(-9223372036854775808)
#> Some(2.5) Some(1000) Some(-0.25) Some(7)
#> None None Some(inf) Some(NaN)
