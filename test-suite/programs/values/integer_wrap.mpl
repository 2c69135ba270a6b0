# Overflow is not an error: results wrap around in 64 bits.
fn main() do
  let most = 9223372036854775807
  let least = -9223372036854775807 - 1
  println("${most + 1}")
  println("${least - 1}")
  println("${most * 2}")
  println("${0 - least == least}")
  println("${least / -1}")
  println("${least % -1}")
  println("${most + 1 == least}")
end
#> -9223372036854775808
#> 9223372036854775807
#> -2
#> true
#> -9223372036854775808
#> 0
#> true
