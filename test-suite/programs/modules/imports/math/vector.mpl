pub struct Vec do
  x :: Int
  y :: Int
end
pub fn make(x, y) = Vec { x: x, y: y }
pub fn dot(a :: Vec, b :: Vec) -> Int = times(a.x, b.x) + times(a.y, b.y)
fn times(a, b) = a * b
