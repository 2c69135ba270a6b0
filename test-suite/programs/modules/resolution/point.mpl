pub struct Point do
  v :: Int
end
pub let x = "const x"
pub fn make(n) = "made ${n}"
pub fn zero() = Point { v: 0 }
pub interface Desc do
  fn describe(self) -> String
end
impl Desc for Point do
  fn describe(self) = "point ${self.v}"
end
