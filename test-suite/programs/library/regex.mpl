# Every function of Regex.
fn re(pattern) = case Regex.compile(pattern) do
  Ok(r) -> r
  Err(m) -> panic_with(m)
end

fn panic_with(m) do
  println("bad pattern: ${m}")
  re("x")
end

fn main() do
  let word = re("([a-z]+)([0-9])?")
  println("${Regex.matches(word, "--ab1")}")
  println("${Regex.matches(word, "123")}")
  println("${Regex.matches(re("^a$"), "ab")}")
  println("${Regex.find(word, "12 ab3 c")}")
  println("${Regex.find(word, "12")}")
  println("${Regex.captures(word, "12 ab3").inspect()}")
  println("${Regex.captures(word, "ab").inspect()}")
  println("${Regex.captures(word, "1")}")
  println("${Regex.replace(word, "ab1 cd", "<$1>")}")
  println("${Regex.replace(re("(\\w+) (\\w+)"), "hello world", "$2 $1")}")
  println("${Regex.replace(re("x"), "abc", "y")}")
  println("${Regex.replace(re("a*"), "baac", "-")}")
  println("${Regex.split(re(", *"), "a,b,  c").inspect()}")
  println("${Regex.split(re(","), "").inspect()}")
  println("${Regex.split(re(","), ",a,").inspect()}")
  println("${Regex.find(re("é+"), "caféé!")}")
  println("${Regex.find(re("(?i)HELLO"), "say hello")}")
  case Regex.compile("(") do
    Ok(_) -> println("compiled")
    Err(m) -> println("${String.length(m) > 0}")
  end
  case Regex.compile("(a)\\1") do
    Ok(_) -> println("compiled")
    Err(m) -> println("refused")
  end
  println("${Regex.matches(re("(a+)+$"), String.repeat("a", 5000) <> "b")}")
end
#> true
#> false
#> false
#> Some(ab3)
#> None
#> Some(["ab3", "ab", "3"])
#> Some(["ab", "ab", ""])
#> None
#> <ab> <cd>
#> world hello
#> abc
#> -b-c-
#> ["a", "b", "c"]
#> [""]
#> ["", "a", ""]
#> Some(éé)
#> Some(hello)
#> true
#> refused
#> false
