interface Make do
  fn make(n :: Int) -> Self
end

struct Point do
  x :: Int
  y :: Int
end deriving(Display)

impl Make for Point do
  fn make(n :: Int) -> Point do
    Point { x: n, y: n }
  end
end
impl Default for Point do
  fn default() -> Point do
    Point { x: 0, y: 0 }
  end
end

fn start() -> Point do
  default()
end

fn main() do
  println("${Point.make(3)}")
  println("${Point.default()} ${start()}")
  let p :: Point = default()
  println("${p}")
  let n :: Int = default()
  let f :: Float = default()
  let b :: Bool = default()
  let xs :: List<Int> = default()
  let o :: Option<String> = default()
  println("${n} ${f} ${b} ${xs} ${o}")
end
#> Point(3, 3)
#> Point(0, 0) Point(0, 0)
#> Point(0, 0)
#> 0 0 false [] None
