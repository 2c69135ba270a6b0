fn main() do
  println("${1.5 + 2.25} ${1.5 - 2.0} ${1.5 * 3.0} ${9.0 / 4.0}")
  println("${7.5 % 2.0} ${-7.5 % 2.0}")
  let nan = 0.0 / 0.0
  println("${nan == nan} ${nan != nan}")
  println("${nan < 1.0} ${nan > 1.0} ${nan <= 1.0} ${nan >= 1.0}")
  println("${0.0 == -0.0}")
  println("${1.0 < 2.0} ${2.0 <= 2.0} ${1.0 > 2.0} ${2.0 >= 3.0}")
end
#> 3.75 -0.5 4.5 2.25
#> 1.5 -1.5
#> false true
#> false false false false
#> true
#> true true false false
