# The shortest digits that read back equal, never an exponent, no `.0`.
fn main() do
  println("${3.14} ${42.0} ${-3.5} ${0.1}")
  println("${1.0e10} ${2.5E-3} ${1e5} ${1_0.5}")
  println("${1e20} ${1e-7}")
  println("${0.1 + 0.2}")
  println("${1.0 / 3.0}")
  println("${1.0 / 0.0} ${-1.0 / 0.0} ${0.0 / 0.0}")
  println("${-0.0}")
end
#> 3.14 42 -3.5 0.1
#> 10000000000 0.0025 100000 10.5
#> 100000000000000000000 0.0000001
#> 0.30000000000000004
#> 0.3333333333333333
#> inf -inf NaN
#> -0
