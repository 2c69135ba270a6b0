fn name(n) do
  case n do
    0 -> "zero"
    1 -> "one"
    -1 -> "minus one"
    k when k > 100 -> "many"
    k when k % 2 == 0 -> "even ${k}"
    _ -> "odd"
  end
end

fn word(s) = case s do
  "yes" -> true
  "no" -> false
  _ -> String.length(s) > 3
end

fn main() do
  println(name(0))
  println(name(1))
  println(name(-1))
  println(name(101))
  println(name(8))
  println(name(9))
  println("${word("yes")} ${word("no")} ${word("perhaps")} ${word("eh")}")
  let r = match 2.5 do
    2.5 -> "two and a half"
    _ -> "else"
  end
  println(r)
end
#> zero
#> one
#> minus one
#> many
#> even 8
#> odd
#> true false true false
#> two and a half
