##! Integers of 64 bits that wrap around.

## An integer of 64 bits.
pub intrinsic type Int

## The nearest float.
## Example: Int.to_float(3) == 3.0
pub intrinsic fn to_float(n :: Int) -> Float
intrinsic fn to_text(n :: Int) -> String

impl Ord for Int do
  fn lt(self, other :: Int) -> Bool = self < other
end

impl Hash for Int do
  fn hash(self) -> Int = Fnv.number(self)
end

impl Eq for Int do
  fn eq(self, other :: Int) -> Bool = self == other
end

impl Display for Int do
  fn to_string(self) -> String = to_text(self)
end

impl Debug for Int do
  fn inspect(self) -> String = to_text(self)
end

impl Default for Int do
  fn default() -> Int = 0
end

impl Add for Int do
  type Output = Int
  fn add(self, other :: Int) -> Int = self + other
end

impl Sub for Int do
  type Output = Int
  fn sub(self, other :: Int) -> Int = self - other
end

impl Mul for Int do
  type Output = Int
  fn mul(self, other :: Int) -> Int = self * other
end

impl Div for Int do
  type Output = Int
  fn div(self, other :: Int) -> Int = self / other
end

impl Mod for Int do
  type Output = Int
  fn mod(self, other :: Int) -> Int = self % other
end

impl Neg for Int do
  type Output = Int
  fn neg(self) -> Int = -self
end
