fn main() do
  println("${Math.abs(-5)} ${Math.abs(-2.5)} ${Math.min(2, 3)} ${Math.max(2.5, 3.5)}")
  println("${Math.floor(2.7)} ${Math.floor(-2.1)} ${Math.ceil(2.1)} ${Math.ceil(-2.7)}")
  println("${Math.round(3.5)} ${Math.round(-2.5)} ${Math.round(0.5)} ${Math.round(2.4)}")
  println("${Math.sqrt(16.0)} ${Math.pow(2.0, 10.0)} ${Math.pi}")
  println("${Math.sqrt(-1.0)} ${Math.max(0.0 / 0.0, 1.0)}")
  println("${Int.to_float(7)} ${Float.to_int(2.9)} ${Float.to_int(-2.9)} ${Float.from(3)}")
  println("${Float.to_int(0.0 / 0.0)} ${Float.to_int(1e300)}")
  println("${Math.round(0.0 / 0.0)} ${Math.floor(-1e300)}")
end
#> 5 2.5 2 3.5
#> 2 -3 3 -2
#> 4 -3 1 2
#> 4 1024 3.141592653589793
#> NaN 1
#> 7 2 -2 3
#> 0 9223372036854775807
#> 0 -9223372036854775808
