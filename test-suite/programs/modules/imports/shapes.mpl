pub type Shape do
  Square(Int)
  Unit
end
pub struct Point do
  x :: Int
  y :: Int
end deriving(Display)
pub fn area(s) = case s do
  Square(n) -> n * n
  Unit -> 1
end
