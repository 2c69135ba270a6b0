#! code: E0004
struct Point do
  x :: Int
end
impl Drawable for Point do
  fn draw(self) -> String = "p"
end

fn main() do
end
