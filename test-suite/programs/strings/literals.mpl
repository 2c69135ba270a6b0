fn main() do
  println("tab[\t] quote[\"] backslash[\\] dollar[\$] other[\q]")
  println("two
lines")
  println("""triple "quotes" and 'single' ones
kept as they are""")
  println("no $ and #{x} and \${x}")
  let key = "moon"
  println("${key} has ${String.length(key)} letters, ${"${1 + 1}"} of them equal\n\"done\"")
  println("${"a" <> "b" ++ "c"}${""}|")
  println("""${key}!""")
  println("${%{"a" => "}"}}")
end
#> tab[	] quote["] backslash[\] dollar[$] other[q]
#> two
#> lines
#> triple "quotes" and 'single' ones
#> kept as they are
#> no $ and #{x} and ${x}
#> moon has 4 letters, 2 of them equal
#> "done"
#> abc|
#> moon!
#> %{a => }}
