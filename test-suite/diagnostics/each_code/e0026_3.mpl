#! code: E0026
#! contains: duplicate impl
struct Box<T> do
  x :: T
end
interface I do
  fn m(self) -> Int
end
impl I for Box do
  fn m(self) = 1
end
impl I for Box<Int> do
  fn m(self) = 2
end
fn main() do
end
