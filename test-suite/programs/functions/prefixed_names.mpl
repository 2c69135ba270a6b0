fn main() do
  println("${string_length("abc")} ${string_slice("abcdef", 1, 3)} ${string_split("a b", " ")}")
  println("${list_map([1, 2], fn x -> x + 1 end)} ${list_reduce([1, 2], 0, fn a, x -> a + x end)} ${list_last([4, 5])}")
  println("${map_get(map_put(map_new(), "k", 5), "k")} ${map_keys(%{1 => 2})}")
  println("${set_size(set_from_list([1, 1]))} ${tuple_first((1, 2))} ${range_to_list(0..2)}")
  println("${queue_peek(queue_push(queue_new(), 3))} ${json_encode_int(4)}")
  println("${[3, 4] |> list_head}")
end
#> 3 bc [a, b]
#> [2, 3] 3 5
#> 5 [1]
#> 1 1 [0, 1]
#> 3 4
#> 3
