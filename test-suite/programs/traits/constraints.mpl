# A function without annotations works for every type that has what its body needs.
fn largest(xs) = List.reduce(List.tail(xs), List.head(xs), fn a, b -> if a < b do b else a end end)
fn sum_of(a, b) = a + b
fn text(x) = "<${x}>"
fn same(a, b) = if a == b do "same" else "different" end
fn order(a, b) = case compare(a, b) do
  Less -> "less"
  Equal -> "equal"
  Greater -> "greater"
end

fn main() do
  println("${largest([3, 9, 2])} ${largest(["b", "a"])} ${largest([0.5, 0.25])}")
  println("${sum_of(1, 2)} ${sum_of(0.5, 0.25)}")
  println("${text(1)} ${text("s")} ${text([None, Some(2)])}")
  println("${same(1, 1)} ${same("a", "b")} ${same((1, [2]), (1, [2]))}")
  println("${order(1, 2)} ${order("b", "b")} ${order([2], [1, 9])}")
end
#> 9 b 0.5
#> 3 0.75
#> <1> <s> <[None, Some(2)]>
#> same different same
#> less equal greater
