#! code: E0006
#! contains: type `String` does not satisfy trait `Add`
fn main() do
  println("a" + "b")
end
