##! Algebra by interfaces.

pub interface Semiring do
  fn zero() -> Self
  fn one() -> Self
  fn plus(self, other :: Self) -> Self
  fn times(self, other :: Self) -> Self
end

pub type MinPlus do
  Finite(Int)
  Infinite
end deriving(Eq, Ord, Display)

pub struct MaxTimes do
  p :: Float
end deriving(Eq, Display)

impl Semiring for MinPlus do
  fn zero() -> MinPlus = Infinite
  fn one() -> MinPlus = Finite(0)
  fn plus(self, other) -> MinPlus do
    if self < other do self else other end
  end
  fn times(self, other) -> MinPlus do
    case (self, other) do
      (Finite(a), Finite(b)) -> Finite(a + b)
      _ -> Infinite
    end
  end
end

impl Semiring for MaxTimes do
  fn zero() -> MaxTimes = MaxTimes { p: 0.0 }
  fn one() -> Self = MaxTimes { p: 1.0 }
  fn plus(self, other :: MaxTimes) -> MaxTimes = MaxTimes { p: Math.max(self.p, other.p) }
  fn times(self, other :: Self) -> Self do
    MaxTimes { p: self.p * other.p }
  end
end

impl Semiring for Int do
  fn zero() = 0
  fn one() = 1
  fn plus(self, other) = self + other
  fn times(self, other) = self * other
end

impl Semiring for Float do
  fn zero() -> Float = 0.0
  fn one() -> Float = 1.0
  fn plus(self, other) = self + other
  fn times(self, other) = self * other
end

pub fn dot<S>(xs :: List<S>, ys :: List<S>) -> S where S: Semiring do
  List.reduce(List.zip(xs, ys), S.zero(), fn acc, (x, y) -> acc.plus(x.times(y)) end)
end

## Works with the operator alone; `n` is at least 1.
pub fn power_by_squaring(x, n) do
  if n == 1 do
    x
  else if n % 2 == 0 do
    power_by_squaring(x * x, n / 2)
  else
    x * power_by_squaring(x, n - 1)
  end
end

## Sum by `Add` and `Default`.
pub fn sum_all(xs) do
  List.reduce(xs, default(), fn a, b -> a + b end)
end
