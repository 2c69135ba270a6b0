# Lengths and positions count code points, not bytes.
fn main() do
  let s = "größe €"
  println("${String.length(s)}")
  println("${String.slice(s, 2, 4)}|${String.slice(s, 6, 7)}")
  println(String.to_upper("straße"))
  println("${String.length("日本語")} ${"日本語" |> String.slice(1, 2)}")
  println("[${String.trim("\t x ")}]")
  let größe = 3
  println("${größe}")
  println("${"ä" < "z"} ${"Z" < "a"}")
end
#> 7
#> öß|€
#> STRASSE
#> 3 本
#> [x]
#> 3
#> false true
