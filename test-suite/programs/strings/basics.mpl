fn main() do
  let s = "Hello, World"
  println("${String.length(s)} ${s.length()}")
  println("${String.slice(s, 0, 5)}|${String.slice(s, 7, 100)}|${String.slice(s, -3, 2)}|${String.slice(s, 4, 4)}|")
  println("${String.contains(s, "World")} ${String.contains(s, "x")} ${String.contains(s, "")}")
  println("${String.starts_with(s, "Hell")} ${String.ends_with(s, "World")} ${String.starts_with(s, "World")}")
  println("[${String.trim("  a b \n")}]")
  println("${String.to_upper(s)} ${String.to_lower(s)}")
  println("${String.from(1)} ${String.from(2.5)} ${String.from(true)} ${String.from("x")}")
  println("a" <> "b" <> String.from(1 + 2))
end
#> 12 12
#> Hello|World|He||
#> true false true
#> true true false
#> [a b]
#> HELLO, WORLD hello, world
#> 1 2.5 true x
#> ab3
