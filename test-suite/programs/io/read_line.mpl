#! stdin: first
#! stdin: second line
fn main() do
  println("${IO.read_line()}")
  println("${IO.read_line()}")
  println("${IO.read_line()}")
end
#> Ok(first)
#> Ok(second line)
#> Ok()
