#! code: E0040
#! contains: missing associated type
interface I do
  type X
  fn m(self) -> Self.X
end
impl I for Int do
  fn m(self) = 1
end
fn main() do
end
