# Prelude names, names with a prefix, and definitions of the file that win over both.
fn max(a, b) = if a > b do a else b end
fn string_length(_s) = "mine"

fn main() do
  println("${map([1, 2], fn x -> x + 1 end)} ${filter([1, 2, 3], fn x -> x > 1 end)}")
  println("${reduce([1, 2, 3], 10, fn a, x -> a - x end)} ${head([7, 8])} ${tail([7, 8])}")
  println("${max(3, 9)} ${max("a", "b")}")
  println(string_length("abc"))
  println("${list_length([1, 2])} ${string_to_upper("q")} ${map_size(%{1 => 2})}")
  let d :: Int = default()
  let s :: String = default()
  println("${d}|${s}|")
  print("no ")
  print("newline\n")
  IO.puts("puts")
end
#> [2, 3] [2, 3]
#> 4 7 [8]
#> 9 b
#> mine
#> 2 Q 1
#> 0||
#> no newline
#> puts
