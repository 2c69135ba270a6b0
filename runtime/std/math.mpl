##! Arithmetic beyond the operators.

## The ratio of a circle's circumference to its diameter.
pub let pi = 3.141592653589793

## `Int` and `Float`, for functions that take either. For the library itself.
pub interface Number do
  fn __abs(self) -> Self
  fn __min(self, other :: Self) -> Self
  fn __max(self, other :: Self) -> Self
  fn __plus(self, other :: Self) -> Self
end

impl Number for Int do
  fn __abs(self) -> Int = if self < 0 do -self else self end
  fn __min(self, other :: Int) -> Int = if other < self do other else self end
  fn __max(self, other :: Int) -> Int = if self < other do other else self end
  fn __plus(self, other :: Int) -> Int = self + other
end

impl Number for Float do
  fn __abs(self) -> Float = absolute(self)
  fn __min(self, other :: Float) -> Float = minimum(self, other)
  fn __max(self, other :: Float) -> Float = maximum(self, other)
  fn __plus(self, other :: Float) -> Float = self + other
end

intrinsic fn absolute(x :: Float) -> Float
intrinsic fn minimum(x :: Float, y :: Float) -> Float
intrinsic fn maximum(x :: Float, y :: Float) -> Float

## The distance from zero; that of the least `Int` wraps around to itself.
## Example: Math.abs(-2.5) == 2.5
pub fn abs<T>(x :: T) -> T where T: Number = x.__abs()

## The smaller one; if one `Float` is NaN, the other.
## Example: Math.min(1, 2) == 1
pub fn min<T>(a :: T, b :: T) -> T where T: Number = a.__min(b)

## The greater one; if one `Float` is NaN, the other.
## Example: Math.max(0.0 / 0.0, 1.0) == 1.0
pub fn max<T>(a :: T, b :: T) -> T where T: Number = a.__max(b)

## `x` to the power of `y`.
## Example: Math.pow(2.0, 10.0) == 1024.0
pub intrinsic fn pow(x :: Float, y :: Float) -> Float
## NaN for negative numbers.
## Example: Math.sqrt(9.0) == 3.0
pub intrinsic fn sqrt(x :: Float) -> Float
## The greatest integer that is not greater.
## Example: Math.floor(-1.5) == -2
pub intrinsic fn floor(x :: Float) -> Int
## The least integer that is not less.
## Example: Math.ceil(1.2) == 2
pub intrinsic fn ceil(x :: Float) -> Int
## The nearest integer, halves away from zero.
## Example: Math.round(-2.5) == -3
pub intrinsic fn round(x :: Float) -> Int
