##! Fractions and complex numbers.

pub struct Rational do
  num :: Int
  den :: Int
end deriving(Eq, Hash)

pub struct Complex do
  re :: Float
  im :: Float
end deriving(Eq, Debug)

fn gcd(a, 0) = Math.abs(a)
fn gcd(a, b) = gcd(b, a % b)

pub fn make(n :: Int, d :: Int) -> Rational do
  let g = gcd(n, d) * if d < 0 do -1 else 1 end
  Rational { num: n / g, den: d / g }
end

impl From<Int> for Rational do
  fn from(n :: Int) -> Rational = make(n, 1)
end

impl Add for Rational do
  type Output = Rational
  fn add(self, o) = make(self.num * o.den + o.num * self.den, self.den * o.den)
end

impl Sub for Rational do
  type Output = Rational
  fn sub(self, o) = self + -o
end

impl Neg for Rational do
  type Output = Rational
  fn neg(self) = make(-self.num, self.den)
end

impl Mul for Rational do
  type Output = Rational
  fn mul(self, o) = make(self.num * o.num, self.den * o.den)
end

impl Div for Rational do
  type Output = Rational
  fn div(self, o) = make(self.num * o.den, self.den * o.num)
end

impl Ord for Rational do
  fn lt(self, other) = self.num * other.den < other.num * self.den
end

impl Default for Rational do
  fn default() = make(0, 1)
end

impl Display for Rational do
  fn to_string(self) = if self.den == 1 do "${self.num}" else "${self.num}/${self.den}" end
end

impl Mul for Complex do
  type Output = Complex
  fn mul(self, o) -> Complex do
    Complex { re: self.re * o.re - self.im * o.im, im: self.re * o.im + self.im * o.re }
  end
end
