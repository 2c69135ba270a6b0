fn sign(n) = case n do
  x when x < 0 -> "neg"
  x when x > 0 and x < 10 -> "digit"
  0 -> "zero"
  _ -> "big"
end
fn ordered(p) = case p do
  (a, b) when a <= b -> (a, b)
  (a, b) -> (b, a)
end
fn wordy(s) when String.length(s) > 3 = "long"
fn wordy(s) when String.starts_with(s, "a") = "a word"
fn wordy(_) = "short"

fn main() do
  println("${sign(-3)} ${sign(5)} ${sign(0)} ${sign(12)}")
  println("${ordered((2, 1))} ${ordered((1, 2))}")
  println("${wordy("abcd")}, ${wordy("ab")}, ${wordy("b")}")
  let f = fn x when x % 2 == 0 -> "even" | _ -> "odd" end
  println("${f(4)} ${f(5)}")
end
#> neg digit zero big
#> (1, 2) (1, 2)
#> long, a word, short
#> even odd
