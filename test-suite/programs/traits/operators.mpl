struct Vec do
  x :: Int
  y :: Int
end deriving(Eq, Display)

impl Add for Vec do
  type Output = Vec
  fn add(self, other :: Vec) -> Vec do
    Vec { x: self.x + other.x, y: self.y + other.y }
  end
end
impl Sub for Vec do
  type Output = Vec
  fn sub(self, other :: Vec) -> Vec do
    Vec { x: self.x - other.x, y: self.y - other.y }
  end
end
# The result of an operator may have another type than its operands.
impl Mul for Vec do
  type Output = Int
  fn mul(self, other :: Vec) -> Int do
    self.x * other.x + self.y * other.y
  end
end
impl Neg for Vec do
  type Output = Vec
  fn neg(self) -> Vec do
    Vec { x: -self.x, y: -self.y }
  end
end

fn twice(v) = v + v

fn main() do
  let a = Vec { x: 1, y: 2 }
  let b = Vec { x: 10, y: 20 }
  println("${a + b} ${b - a} ${a * b} ${-a}")
  println("${a + b == Vec { x: 11, y: 22 }} ${a != a}")
  println("${twice(a)} ${twice(4)}")
  println("${List.reduce([a, b], Vec { x: 0, y: 0 }, add)}")
end
#> Vec(11, 22) Vec(9, 18) 50 Vec(-1, -2)
#> true false
#> Vec(2, 4) 8
#> Vec(11, 22)
