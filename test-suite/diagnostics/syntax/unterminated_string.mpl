#! code: P0001
#! contains: Parse error
fn main() do
  println("never closed)
end
