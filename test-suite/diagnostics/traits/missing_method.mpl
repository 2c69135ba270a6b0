#! code: E0007
#! contains: is missing method
interface Show do
  fn show(self) -> String
  fn hide(self) -> String
end
struct Point do
  x :: Int
end
impl Show for Point do
  fn show(self) -> String = "p"
end

fn main() do
end
