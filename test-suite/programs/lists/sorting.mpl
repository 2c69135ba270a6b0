# The sort is stable: equal elements keep their order.
fn by(a, b) = if a < b do -1 else if a > b do 1 else 0 end

fn main() do
  println("${List.sort([3, 1, 2], fn a, b -> a - b end)}")
  println("${List.sort([3, 1, 2], fn a, b -> b - a end)}")
  println("${List.sort(["pear", "fig", "apple"], by)}")
  let words = ["bb", "a", "cc", "d", "aa"]
  println("${List.sort(words, fn a, b -> String.length(a) - String.length(b) end)}")
end
#> [1, 2, 3]
#> [3, 2, 1]
#> [apple, fig, pear]
#> [a, d, bb, cc, aa]
