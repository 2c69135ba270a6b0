# Int, Float and Math at their edges.
fn main() do
  let big = 9223372036854775807
  let least = -big - 1
  let inf = 1.0 / 0.0
  let nan = 0.0 / 0.0
  println("${Int.to_float(3)}")
  println("${Int.to_float(9007199254740993)}")
  println("${Int.to_float(big)}")
  println("${(5).to_float() / 2.0}")
  println("${Float.from(7)}")
  println("${Float.to_int(3.99)}")
  println("${Float.to_int(-3.99)}")
  println("${Float.to_int(nan)}")
  println("${Float.to_int(inf)}")
  println("${Float.to_int(-inf)}")
  println("${Float.to_int(1.0e19)}")
  println("${(2.5).to_int()}")
  println("${Math.abs(-5)}")
  println("${Math.abs(5)}")
  println("${Math.abs(least)}")
  println("${Math.abs(-2.5)}")
  println("${Math.abs(-0.0)}")
  println("${Math.abs(-inf)}")
  println("${Math.min(3, 2)}")
  println("${Math.max(3, 2)}")
  println("${Math.min(-1.5, 2.0)}")
  println("${Math.max(-1.5, 2.0)}")
  println("${Math.min(nan, 2.0)}")
  println("${Math.min(2.0, nan)}")
  println("${Math.max(nan, 2.0)}")
  println("${Math.max(2.0, nan)}")
  println("${Math.max(nan, nan)}")
  println("${Math.pi}")
  println("${Math.pow(2.0, 10.0)}")
  println("${Math.pow(2.0, -1.0)}")
  println("${Math.pow(0.0, 0.0)}")
  println("${Math.sqrt(16.0)}")
  println("${Math.sqrt(2.0)}")
  println("${Math.sqrt(-1.0)}")
  println("${Math.floor(2.7)}")
  println("${Math.floor(-2.1)}")
  println("${Math.ceil(2.1)}")
  println("${Math.ceil(-2.9)}")
  println("${Math.ceil(-0.5)}")
  println("${Math.round(3.5)}")
  println("${Math.round(-2.5)}")
  println("${Math.round(0.5)}")
  println("${Math.round(0.49999999999999994)}")
  println("${Math.round(2.4)}")
  println("${Math.round(nan)}")
  println("${Math.floor(inf)}")
  println("${Math.ceil(-inf)}")
  println("${Math.round(1.0e300)}")
  println("${7 / 2}")
  println("${-7 / 2}")
  println("${7 % -3}")
  println("${-7 % 3}")
  println("${7.5 % 2.0}")
  println("${-7.5 % 2.0}")
  println("${big + 1 == least}")
  println("${least - 1 == big}")
  println("${big * 2}")
  println("${least / -1}")
  println("${least % -1}")
  println("${-least}")
  println("${0xFF + 0b101 + 0o17 + 1_000}")
  println("${1e3 + 1_0.5}")
  println("${123456789.123456789}")
  println("${1.7976931348623157e308 > 1.0e308}")
  println("${5e-324 > 0.0}")
  println("${1.0e21}")
  println("${1.5e-10}")
  println("${100.0}")
  println("${List.map([1, 2], Int.to_float)}")
  println("${List.map([1.5, -1.5], Math.round)}")
  println("${[3, 1, 2] |> List.reduce(0, Math.max)}")
end
#> 3
#> 9007199254740992
#> 9223372036854776000
#> 2.5
#> 7
#> 3
#> -3
#> 0
#> 9223372036854775807
#> -9223372036854775808
#> 9223372036854775807
#> 2
#> 5
#> 5
#> -9223372036854775808
#> 2.5
#> 0
#> inf
#> 2
#> 3
#> -1.5
#> 2
#> 2
#> 2
#> 2
#> 2
#> NaN
#> 3.141592653589793
#> 1024
#> 0.5
#> 1
#> 4
#> 1.4142135623730951
#> NaN
#> 2
#> -3
#> 3
#> -2
#> 0
#> 4
#> -3
#> 1
#> 0
#> 2
#> 0
#> 9223372036854775807
#> -9223372036854775808
#> 9223372036854775807
#> 3
#> -3
#> 1
#> -1
#> 1.5
#> -1.5
#> true
#> true
#> -2
#> -9223372036854775808
#> 0
#> -9223372036854775808
#> 1275
#> 1010.5
#> 123456789.12345679
#> true
#> true
#> 1000000000000000000000
#> 0.00000000015
#> 100
#> [1, 2]
#> [2, -2]
#> 3
