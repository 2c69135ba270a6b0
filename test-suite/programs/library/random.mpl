# Random: ranges and forms.
fn main() do
  println("${List.all(Range.map(0..1000, fn _ -> Random.int(-3, 4) end), fn n -> n >= -3 and n < 4 end)}")
  println("${Set.size(Set.from_list(Range.map(0..1000, fn _ -> Random.int(0, 5) end)))}")
  println("${Random.int(7, 8)}")
  println("${List.all(Range.map(0..1000, fn _ -> Random.float() end), fn x -> x >= 0.0 and x < 1.0 end)}")
  println("${Bytes.length(Random.bytes(16))}")
  println("${Bytes.length(Random.bytes(0))}")
  println("${Random.bytes(16) == Random.bytes(16)}")
  println("${String.length(Random.uuid_v4())}")
  println("${String.slice(Random.uuid_v4(), 14, 15)}")
  println("${String.slice(Random.uuid_v7(), 14, 15)}")
  let a = Random.uuid_v7()
  let b = Random.uuid_v7()
  println("${a < b}")
  println("${Set.size(Set.from_list(Range.map(0..1000, fn _ -> Random.uuid_v4() end)))}")
end
#> true
#> 5
#> 7
#> true
#> 16
#> 0
#> false
#> 36
#> 4
#> 7
#> true
#> 1000
