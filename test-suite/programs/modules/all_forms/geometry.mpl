pub struct Pt do
  x :: Int
  y :: Int
end deriving(Display, Eq)
pub type Shape do
  Circle(Float)
  Rect(Float, Float)
end
pub interface Measured do
  fn measure(self) -> Int
end
impl Measured for Pt do
  fn measure(self) = self.x * 10 + self.y
end
pub fn area(s :: Shape) -> Float = case s do
  Circle(r) -> r * r * 3.0
  Rect(a, b) -> a * b
end
pub fn square(n) = Rect(Int.to_float(n), Int.to_float(n))
pub fn shift(p, n) = %{p | x: p.x + n}
pub fn distance(a) = "geo ${helper(a)}"
fn helper(a) = a + 1
