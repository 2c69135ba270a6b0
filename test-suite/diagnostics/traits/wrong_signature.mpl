#! code: E0008
#! contains: wrong signature
interface Show do
  fn show(self) -> String
end
struct Point do
  x :: Int
end
impl Show for Point do
  fn show(self) -> Int = 5
end

fn main() do
end
