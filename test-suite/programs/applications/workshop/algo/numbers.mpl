##! Numbers of one's own: fractions, big integers, modular arithmetic and polynomials, all behind the operators.

pub interface Number do
  fn zero() -> Self
  fn one() -> Self
  fn plus(self, other :: Self) -> Self
  fn times(self, other :: Self) -> Self
end

impl Number for Int do
  fn zero() = 0
  fn one() = 1
  fn plus(self, other) = self + other
  fn times(self, other) = self * other
end

impl Number for Float do
  fn zero() = 0.0
  fn one() = 1.0
  fn plus(self, other) = self + other
  fn times(self, other) = self * other
end

pub fn gcd(a, 0) = Math.abs(a)
fn gcd(a, b) = gcd(b, a % b)

pub fn power<N>(base :: N, exponent :: Int) -> N where N: Number do
  if exponent == 0 do
    N.one()
  else
    let half = power(base, exponent / 2)
    let square = half.times(half)
    if exponent % 2 == 1 do square.times(base) else square end
  end
end

# ── fractions ──

pub struct Ratio do
  num :: Int
  den :: Int
end deriving(Eq, Hash)

pub fn ratio(n :: Int, d :: Int) -> Ratio!String do
  if d == 0 do
    return Err("a denominator of zero")
  end
  let g = gcd(n, d)
  let sign = if d < 0 do -1 else 1 end
  Ok(Ratio { num: sign * n / g, den: sign * d / g })
end

fn reduced(n, d) do
  case ratio(n, d) do
    Ok(r) -> r
    Err(_) -> Ratio { num: 0, den: 1 }
  end
end

impl Display for Ratio do
  fn to_string(self) -> String do
    if self.den == 1 do "${self.num}" else "${self.num}/${self.den}" end
  end
end

impl Ord for Ratio do
  fn lt(self, other) = self.num * other.den < other.num * self.den
end

impl Add for Ratio do
  type Output = Ratio
  fn add(self, o) = reduced(self.num * o.den + o.num * self.den, self.den * o.den)
end

impl Sub for Ratio do
  type Output = Ratio
  fn sub(self, o) = self + -o
end

impl Mul for Ratio do
  type Output = Ratio
  fn mul(self, o) = reduced(self.num * o.num, self.den * o.den)
end

impl Div for Ratio do
  type Output = Ratio!String
  fn div(self, o) = ratio(self.num * o.den, self.den * o.num)
end

impl Neg for Ratio do
  type Output = Ratio
  fn neg(self) = Ratio { num: -self.num, den: self.den }
end

impl From<Int> for Ratio do
  fn from(n :: Int) -> Ratio = Ratio { num: n, den: 1 }
end

impl Number for Ratio do
  fn zero() = 0.into()
  fn one() = Ratio.from(1)
  fn plus(self, o) = self + o
  fn times(self, o) = self * o
end

## 1/1 + 1/2 + … + 1/n
fn harmonic(n) do
  List.reduce(Range.to_list(1..n + 1), Ratio.from(0), fn sum, i ->
    sum + Ratio { num: 1, den: i }
  end)
end

fn continued(terms) -> Ratio!String do
  case terms do
    [] -> Err("no terms")
    [last] -> Ok(last.into())
    a :: rest -> Ok(Ratio.from(a) + (Ratio.from(1) / continued(rest)?)?)
  end
end

# ── big naturals, least digit first, base 10^4 ──

let base = 10_000

pub struct Big do
  digits :: List<Int>
end deriving(Eq)

pub fn big(n :: Int) -> Big do
  fn go(n) = if n == 0 do [] else [n % base] ++ go(n / base) end
  Big { digits: go(n) }
end

fn carry(digits, c) do
  case digits do
    [] -> if c == 0 do [] else [c % base] ++ carry([], c / base) end
    d :: rest -> [(d + c) % base] ++ carry(rest, (d + c) / base)
  end
end

fn add_digits([], ys) = ys
fn add_digits(xs, []) = xs
fn add_digits(x :: xs, y :: ys) = [x + y] ++ add_digits(xs, ys)

impl Add for Big do
  type Output = Big
  fn add(self, other) = Big { digits: carry(add_digits(self.digits, other.digits), 0) }
end

impl Mul for Big do
  type Output = Big
  fn mul(self, other) do
    fn go(xs) do
      case xs do
        [] -> []
        x :: rest -> add_digits(List.map(other.digits, fn y -> x * y end), [0] ++ go(rest))
      end
    end
    Big { digits: carry(go(self.digits), 0) }
  end
end

impl Display for Big do
  fn to_string(self) do
    case List.reverse(self.digits) do
      [] -> "0"
      first :: rest ->
        "${first}" <> String.join(List.map(rest, fn d -> "${d}".pad_left(4, "0") end), "")
    end
  end
end

impl Number for Big do
  fn zero() = big(0)
  fn one() = big(1)
  fn plus(self, o) = self + o
  fn times(self, o) = self * o
end

fn factorial(n) = List.reduce(Range.to_list(2..n + 1), big(1), fn acc, i -> acc * big(i) end)

fn fibonacci(n) do
  let (a, _) = List.reduce(Range.to_list(0..n), (big(0), big(1)), fn (a, b), _ -> (b, a + b) end)
  a
end

# ── residues; the modulus is part of the value ──

pub struct Residue do
  n :: Int
  m :: Int
end deriving(Eq, Display)

impl Mul for Residue do
  type Output = Residue
  fn mul(self, o) = %{self | n: self.n * o.n % self.m}
end

fn power_mod(r :: Residue, e) do
  if e == 0 do
    return %{r | n: 1}
  end
  let h = power_mod(r, e / 2)
  if e % 2 == 0 do h * h else h * h * r end
end

# ── polynomials with any coefficients, least power first ──

pub struct Poly<N> do
  coefficients :: List<N>
end

pub fn poly(xs) = Poly { coefficients: xs }

impl Add for Poly<N> where N: Number do
  type Output = Poly<N>
  fn add(self, other) do
    fn go(xs, ys) do
      case (xs, ys) do
        ([], rest) | (rest, []) -> rest
        (x :: xs, y :: ys) -> [x.plus(y)] ++ go(xs, ys)
      end
    end
    poly(go(self.coefficients, other.coefficients))
  end
end

impl Mul for Poly<N> where N: Number do
  type Output = Poly<N>
  fn mul(self, other) do
    case self.coefficients do
      [] -> poly([])
      c :: rest ->
        poly(List.map(other.coefficients, fn d -> c.times(d) end))
        + poly([N.zero()] ++ (poly(rest) * other).coefficients)
    end
  end
end

pub fn at<N>(p :: Poly<N>, x :: N) -> N where N: Number do
  List.reduce(List.reverse(p.coefficients), N.zero(), fn acc, c -> acc.times(x).plus(c) end)
end

impl Display for Poly<N> where N: Display do
  fn to_string(self) do
    let terms = for (i, c) in List.enumerate(self.coefficients) do
      case i do
        0 -> "${c}"
        1 -> "${c}x"
        _ -> "${c}x^${i}"
      end
    end
    String.join(List.reverse(terms), " + ")
  end
end

fn sieve(n) do
  fn go(candidates, found) do
    case candidates do
      [] -> List.reverse(found)
      p :: _ when p * p > n -> List.reverse(found) ++ candidates
      p :: rest -> go(List.filter(rest, fn c -> c % p != 0 end), [p] ++ found)
    end
  end
  go(Range.to_list(2..n + 1), [])
end

pub fn demo() do
  println("${power(3, 13)} ${power(1.5, 3)} ${power(big(2), 100)} ${power(Ratio { num: 2, den: 3 }, 5)}")
  println("${harmonic(10)} ${ratio(6, -4)} ${ratio(1, 0)} ${Ratio.from(3) / Ratio.from(0)}")
  println("${continued([3, 7, 15, 1])} ${continued([1, 0])} ${continued([])}")
  let sorted =
    List.sort([harmonic(3), Ratio.from(1), reduced(5, 4)], fn a, b -> if a < b do -1 else 1 end end)
  println("${sorted} ${reduced(2, 4) == reduced(1, 2)} ${reduced(1, 3) >= reduced(1, 2)}")
  println("${factorial(30)} ${fibonacci(120)}")
  println("${power_mod(Residue { n: 3, m: 1000007 }, 1000006)} ${power_mod(Residue { n: 2, m: 97 }, 10)}")
  let p = poly([1, 1])
  println("${p * p * p} at 2: ${at(p * p * p, 2)}; ${poly([1.5, 2.0]) + poly([0.5])}")
  let q = poly([Ratio.from(1), reduced(1, 2)])
  println("${q * q} at 2/3: ${at(q * q, reduced(2, 3))}")
  println("${sieve(60)}")
end
