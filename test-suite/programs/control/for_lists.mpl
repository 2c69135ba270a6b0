fn main() do
  let doubled = for x in [1, 2, 3] do x * 2 end
  println("${doubled}")
  for x in ["a", "b"] do
    println("item ${x}")
  end
  let none :: List<Int> = []
  println("${for x in none do x + 1 end}")
  println("${for _ in [7, 8] do "z" end}")
  let pairs = for (i, x) in List.enumerate(["p", "q"]) do "${i}${x}" end
  println("${pairs}")
  let grid = for a in 0..2 do
    for b in 0..3 do a * 10 + b end
  end
  println("${grid}")
end
#> [2, 4, 6]
#> item a
#> item b
#> []
#> [z, z]
#> [0p, 1q]
#> [[0, 1, 2], [10, 11, 12]]
