#! code: E0026
#! contains: duplicate impl
interface Show do
  fn show(self) -> String
end
struct Point do
  x :: Int
end
impl Show for Point do
  fn show(self) -> String = "a"
end
impl Show for Point do
  fn show(self) -> String = "b"
end

fn main() do
end
