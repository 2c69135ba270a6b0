fn main() do
  let r = 1..4
  println("${r} ${Range.length(r)} ${Range.to_list(r)}")
  println("${Range.length(4..1)} ${Range.to_list(2..2)} ${Range.new(0, 3)}")
  println("${Range.map(r, fn x -> x * x end)} ${Range.filter(0..10, fn x -> x % 3 == 0 end)}")
  let n = 2
  println("${Range.to_list(0..n + 1)}")
  println("${(0..3).to_list()} ${r.length()}")
  println("${Range.to_list(-2..2)}")
end
#> 1..4 3 [1, 2, 3]
#> 0 [] 0..3
#> [1, 4, 9] [0, 3, 6, 9]
#> [0, 1, 2]
#> [0, 1, 2] 3
#> [-2, -1, 0, 1]
