##! Floating-point numbers of 64 bits.

## A floating-point number of 64 bits.
pub intrinsic type Float

## Cuts the fraction off; NaN gives 0, what does not fit the nearest integer.
## Example: Float.to_int(-2.9) == -2
pub intrinsic fn to_int(x :: Float) -> Int
intrinsic fn to_text(x :: Float) -> String

impl Ord for Float do
  fn lt(self, other :: Float) -> Bool = self < other
end

impl Hash for Float do
  fn hash(self) -> Int = Fnv.float(self)
end

impl From<Int> for Float do
  fn from(x :: Int) -> Float = Int.to_float(x)
end

impl Eq for Float do
  fn eq(self, other :: Float) -> Bool = self == other
end

impl Display for Float do
  fn to_string(self) -> String = to_text(self)
end

impl Debug for Float do
  fn inspect(self) -> String = to_text(self)
end

impl Default for Float do
  fn default() -> Float = 0.0
end

impl Add for Float do
  type Output = Float
  fn add(self, other :: Float) -> Float = self + other
end

impl Sub for Float do
  type Output = Float
  fn sub(self, other :: Float) -> Float = self - other
end

impl Mul for Float do
  type Output = Float
  fn mul(self, other :: Float) -> Float = self * other
end

impl Div for Float do
  type Output = Float
  fn div(self, other :: Float) -> Float = self / other
end

impl Mod for Float do
  type Output = Float
  fn mod(self, other :: Float) -> Float = self % other
end

impl Neg for Float do
  type Output = Float
  fn neg(self) -> Float = -self
end
