# Long texts put together piece by piece, and the collecting of an iterator of strings.
fn line(n) = String.join(List.map(Range.to_list(0..n), fn _ -> "*" end), "")
fn grow(n, acc) = if n == 0 do acc else grow(n - 1, acc <> "x") end

fn main() do
  for n in 1..4 do println(line(n)) end
  println("${String.length(grow(2000, ""))}")
  println(Iter.from(["a", "b", "c"]) |> Iter.map(String.to_upper) |> String.collect())
  println([1, 2] |> List.map(fn x -> "${x}" end) |> String.join("+"))
end
#> *
#> **
#> ***
#> 2000
#> ABC
#> 1+2
