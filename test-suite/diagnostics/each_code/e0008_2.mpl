#! code: E0008
#! contains: wrong signature
interface Show do
  fn show(self) -> String
end
impl Show for Int do
  fn show(self, x) -> String = ""
end
fn main() do
end
