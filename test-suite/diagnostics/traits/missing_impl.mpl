#! code: E0006
#! contains: type `Int` does not satisfy trait `Show`
#! contains: does not implement
interface Show do
  fn show(self) -> String
end

fn twice<T>(x :: T) -> String where T: Show do
  x.show() <> x.show()
end

fn main() do
  println(twice(5))
end
