#! code: E0041
#! contains: not declared by the trait
interface I do
  fn m(self) -> Int
end
impl I for Int do
  type Y = Int
  fn m(self) = 1
end
fn main() do
end
