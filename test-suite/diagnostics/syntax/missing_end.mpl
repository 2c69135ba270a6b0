#! code: P0001
#! contains: Parse error
fn main() do
  if true do
    println("a")
end
