#! code: E0007
#! contains: is missing method
interface Show do
  fn show(self) -> String
end
impl Show for Int do
end
fn main() do
end
