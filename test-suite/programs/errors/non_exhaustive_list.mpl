#! exit: 1
#! stderr: Mesh panic at non_exhaustive_list.mpl:5: non-exhaustive match
# Missing list shapes are only a warning, and a panic when one comes.
fn two(xs) do
  case xs do # panics here
    [] -> "none"
    [a, b] -> "${a} and ${b}"
  end
end

fn main() do
  println(two([]))
  println(two([1, 2]))
  println(two([1]))
end
#> none
#> 1 and 2
