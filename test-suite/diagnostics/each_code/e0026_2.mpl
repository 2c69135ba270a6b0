#! code: E0026
struct S do
  x :: Int
end deriving(Eq)
impl Eq for S do
  fn eq(self, o) = true
end
fn main() do
end
