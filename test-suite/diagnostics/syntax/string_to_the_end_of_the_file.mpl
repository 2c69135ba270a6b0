#! code: P0001
#! contains: this string is not closed
fn main() do
  println("abc)
end
