#! exit: 1
#! stderr: Error: Failed(7)
type Problem do
  Failed(Int)
end deriving(Display)

fn main() -> ()!Problem do
  println("trying")
  Err(Failed(7))
end
#> trying
