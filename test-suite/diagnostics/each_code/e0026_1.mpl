#! code: E0026
#! contains: duplicate impl
interface I do
  fn m(self) -> Int
end
impl I for Int do
  fn m(self) = 1
end
impl I for Int do
  fn m(self) = 2
end
fn main() do
end
