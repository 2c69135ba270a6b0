# Insertion order is kept; equality does not look at it.
fn main() do
  let m = %{"x" => 1, "y" => 2}
  println("${m == %{"y" => 2, "x" => 1}} ${m == %{"x" => 1}} ${m == %{"x" => 1, "y" => 3}}")
  let again = Map.put(Map.delete(m, "x"), "x", 9)
  println("${again}")
  println("${Map.merge(m, %{"z" => 0, "x" => 5})}")
  println("${for {k, v} in again do "${k}${v}" end}")
  let pairs = %{(1, "a") => true, (2, "b") => false}
  println("${Map.get(pairs, (1, "a"))} ${Map.has_key(pairs, (2, "a"))}")
  let lists = %{[1, 2] => "l"}
  println(Map.get(lists, [1, 2]))
end
#> true false false
#> %{y => 2, x => 9}
#> %{x => 5, y => 2, z => 0}
#> [y2, x9]
#> true false
#> l
