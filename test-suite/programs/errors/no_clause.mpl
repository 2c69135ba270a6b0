#! exit: 1
#! stderr: Mesh panic at no_clause.mpl:
#! stderr: : no clause of kind/1 matches
fn kind(0) = "zero"
fn kind(n) when n > 0 = "positive"

fn main() do
  println("${kind(0)} ${kind(5)}")
  println(kind(-1))
end
#> zero positive
