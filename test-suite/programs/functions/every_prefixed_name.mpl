#! stdin: one line
# Every prefixed global name that needs no network and no database.

fn parsed(s :: String) -> String do
  case json_parse(s) do
    Ok(j) -> "${j}"
    Err(_) -> "error"
  end
end

fn main() do
  println("${string_contains("abc", "b")} ${string_starts_with("abc", "a")} ${string_ends_with("abc", "a")} ${string_trim(" x ")}|")
  println("${string_to_upper("é")} ${string_to_lower("É")} ${string_replace("aba", "a", "c")} ${string_join(["a", "b"], "-")}")
  println("${string_to_int("7")} ${string_to_float("7.5")} ${string_length("é")} ${string_slice("abc", 1, 2)} ${string_split("a b", " ")}")
  let empty :: List<Int> = list_new()
  println("${list_append(empty, 1)} ${list_tail([1, 2])} ${list_get([1, 2], 1)} ${list_concat([1], [2])} ${list_reverse([1, 2])}")
  println("${list_filter([1, 2], fn x -> x > 1 end)} ${list_sort([2, 1], fn a, b -> a - b end)} ${list_find([1, 2], fn x -> x > 1 end)}")
  println("${list_any([1], fn x -> x > 1 end)} ${list_all([1], fn x -> x > 1 end)} ${list_contains([1], 1)} ${list_zip([1], ["a"])}")
  println("${list_flat_map([1], fn x -> [x, x] end)} ${list_flatten([[1], [2]])} ${list_enumerate(["a"])} ${list_take([1, 2], 1)}")
  println("${list_drop([1, 2], 1)} ${list_nth([1, 2], 0)} ${list_last([1, 2])} ${list_head([1, 2])} ${list_length([1])} ${list_map([1], fn x -> -x end)}")
  println("${list_reduce([1, 2], 0, fn a, x -> a + x end)}")
  let m = map_put(map_new(), "a", 1)
  println("${map_has_key(m, "a")} ${map_delete(m, "a")} ${map_merge(m, %{"b" => 2})} ${map_to_list(m)} ${map_from_list([("z", 1)])}")
  println("${map_get(m, "a")} ${map_size(m)} ${map_keys(m)} ${map_values(m)}")
  let s = set_add(set_new(), 1)
  println("${set_remove(s, 1)} ${set_contains(s, 1)} ${set_size(s)} ${set_union(s, set_from_list([2]))} ${set_to_list(s)}")
  println("${set_intersection(s, set_from_list([1, 2]))} ${set_difference(s, s)}")
  println("${tuple_nth((1, "b"), 1)} ${tuple_first((1, 2))} ${tuple_second((1, 2))} ${tuple_size((1, 2, 3))}")
  println("${range_to_list(range_new(0, 3))} ${range_map(0..3, fn x -> x * x end)} ${range_filter(0..5, fn x -> x > 2 end)} ${range_length(2..9)}")
  let q = queue_push(queue_push(queue_new(), 1), 2)
  println("${queue_pop(q)} ${queue_peek(q)} ${queue_size(q)} ${queue_is_empty(q)}")
  println("${parsed("[1, 2]")} ${json_encode([1])} ${json_encode_string("a")} ${json_encode_int(1)} ${json_encode_bool(true)}")
  println("${json_encode_map(%{"a" => 1})} ${json_encode_list(["a"])}")
  println("${io_read_line()} ${env_get("")} ${file_exists("/")} ${file_exists("no such file")}")
  println("${file_write("f.txt", "a")} ${file_append("f.txt", "b")} ${file_read("f.txt")} ${file_delete("f.txt")} ${file_exists("f.txt")}")
  io_eprintln("a line")
  println("${http_response(200, "x")} ${http_router()}")
end
#> true true false x|
#> É é cbc a-b
#> Some(7) Some(7.5) 1 b [a, b]
#> [1] [2] 2 [1, 2] [2, 1]
#> [2] [1, 2] Some(2)
#> false false true [(1, a)]
#> [1, 1] [1, 2] [(0, a)] [1]
#> [2] 1 2 1 1 [-1]
#> 3
#> true %{} %{a => 1, b => 2} [(a, 1)] %{z => 1}
#> 1 1 [a] [1]
#> #{} true 1 #{1, 2} [1]
#> #{1} #{}
#> b 1 2 3
#> [0, 1, 2] [0, 1, 4] [3, 4] 7
#> (1, Queue[2]) 1 2 false
#> [1,2] [1] "a" 1 true
#> {"a":1} ["a"]
#> Ok(one line) None true false
#> Ok(()) Ok(()) Ok(ab) Ok(()) false
#> #Response #Router
