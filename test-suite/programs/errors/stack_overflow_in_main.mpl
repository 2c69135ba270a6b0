#! exit: 1
#! stderr: stack overflow
fn deep(n) = 1 + deep(n + 1)

fn main() do
  println("before")
  println("${deep(0)}")
end
#> before
