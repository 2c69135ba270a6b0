fn shape(xs) do
  case xs do
    [] -> "empty"
    [x] -> "one ${x}"
    [x, y] -> "two ${x} ${y}"
    a :: b :: rest -> "${a} ${b} and ${List.length(rest)} more"
  end
end
fn sum([]) = 0
fn sum(h :: t) = h + sum(t)
fn pairs((a, b) :: rest) = "${a}${b} " <> pairs(rest)
fn pairs([]) = "."

fn main() do
  println(shape([]))
  println(shape([1]))
  println(shape([1, 2]))
  println(shape([1, 2, 3, 4]))
  println("${sum([1, 2, 3])}")
  println(pairs([(1, "a"), (2, "b")]))
  let r = case [[1, 2], [3]] do
    (x :: _) :: _ -> x
    _ -> 0
  end
  println("${r}")
end
#> empty
#> one 1
#> two 1 2
#> 1 2 and 2 more
#> 6
#> 1a 2b .
#> 1
