pub struct Point do
  x :: Int
  y :: Int
end deriving(Display)
pub interface Norm do
  fn norm(self) -> Int
end
impl Norm for Point do
  fn norm(self) = self.x * self.x + self.y * self.y
end
pub fn new(x, y) = Point { x: x, y: y }
pub fn origin() = new(0, 0)
