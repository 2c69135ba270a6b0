# The value of `main` is ignored.
fn main() -> Int do
  println("done")
  5
end
#> done
