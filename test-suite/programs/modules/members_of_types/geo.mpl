pub struct Point do
  x :: Int
  y :: Int
end deriving(Display)
pub type Shape do
  Circle(Int)
  Square(Int)
end
pub interface Thing do
  fn describe(self) -> String
end
pub interface Orig do
  fn origin() -> Self
end
impl Thing for Point do
  fn describe(self) do "P${self.x}" end
end
impl Orig for Point do
  fn origin() do Point { x: 0, y: 0 } end
end
interface Area do
  fn area(self) -> Int
end
impl Area for Shape do
  fn area(self) do
    case self do
      Circle(r) -> r * 3
      Square(s) -> s * s
    end
  end
end
