##! Whole numbers of any size: sign and digits in base 10^4, least first.

pub struct Big do
  negative :: Bool
  digits :: List<Int>
end deriving(Eq)

let base = 10_000

pub fn make(negative, digits) do
  let digits = strip(digits)
  Big { negative: negative and digits != [], digits: digits }
end

fn strip(ds) do
  let n = List.length(ds)
  if n > 0 and List.last(ds) == 0 do strip(List.take(ds, n - 1)) else ds end
end

fn split(0) = []
fn split(n) = [n % base] ++ split(n / base)

impl From<Int> for Big do
  fn from(n :: Int) -> Big do
    make(n < 0, split(Math.abs(n)))
  end
end

pub fn from(n :: Int) -> Big = Big.from(n)

fn at(ds, i) = if i < List.length(ds) do ds[i] else 0 end

fn add_digits(a, b) do
  let n = Math.max(List.length(a), List.length(b))
  let (out, carry) = List.reduce(Range.to_list(0..n), ([], 0), fn (out, carry), i ->
    let s = at(a, i) + at(b, i) + carry
    (out ++ [s % base], s / base)
  end)
  if carry > 0 do out ++ [carry] else out end
end

# a >= b
fn sub_digits(a, b) do
  let (out, _) = List.reduce(Range.to_list(0..List.length(a)), ([], 0), fn (out, borrow), i ->
    let s = at(a, i) - at(b, i) - borrow
    if s < 0 do (out ++ [s + base], 1) else (out ++ [s], 0) end
  end)
  out
end

fn compare_digits(a :: List<Int>, b :: List<Int>) -> Ordering do
  case compare(List.length(a), List.length(b)) do
    Equal -> compare(List.reverse(a), List.reverse(b))
    other -> other
  end
end

fn mul_digits(a, b) do
  let rows = for (i, x) in List.enumerate(a) do
    let (row, carry) = List.reduce(b, (zeros(i), 0), fn (out, carry), y ->
      let p = x * y + carry
      (out ++ [p % base], p / base)
    end)
    row ++ [carry]
  end
  List.reduce(rows, [], add_digits)
end

fn zeros(n) = Range.map(0..n, fn _ -> 0 end)

impl Add for Big do
  type Output = Big
  fn add(self, other) -> Big do
    if self.negative == other.negative do
      make(self.negative, add_digits(self.digits, other.digits))
    else
      case compare_digits(self.digits, other.digits) do
        Less -> make(other.negative, sub_digits(other.digits, self.digits))
        _ -> make(self.negative, sub_digits(self.digits, other.digits))
      end
    end
  end
end

impl Neg for Big do
  type Output = Big
  fn neg(self) = make(not self.negative, self.digits)
end

impl Sub for Big do
  type Output = Big
  fn sub(self, other) -> Big = self + -other
end

impl Mul for Big do
  type Output = Big
  fn mul(self, other) do
    make(self.negative != other.negative, mul_digits(self.digits, other.digits))
  end
end

impl Ord for Big do
  fn lt(self, other) -> Bool do
    case (self.negative, other.negative) do
      (true, false) -> true
      (false, true) -> false
      (false, false) -> compare_digits(self.digits, other.digits) == Less
      (true, true) -> compare_digits(other.digits, self.digits) == Less
    end
  end
end

impl Display for Big do
  fn to_string(self) -> String do
    case List.reverse(self.digits) do
      [] -> "0"
      top :: rest -> sign_text(self.negative) <> "${top}" <> String.join(List.map(rest, padded), "")
    end
  end
end

fn sign_text(negative) = if negative do "-" else "" end

fn padded(d) = String.pad_left("${d}", 4, "0")

pub fn factorial(n) do
  if n <= 1 do from(1) else from(n) * factorial(n - 1) end
end

pub fn parse(text :: String) -> Big!String do
  let start = Ok(from(0))
  String.chars(text) |> List.reduce(start, fn acc, ch ->
    let n = acc?
    case String.to_int(ch) do
      Some(d) -> Ok(n * from(10) + from(d))
      None -> Err("bad digit ${ch}")
    end
  end)
end

pub fn divide_small(a :: Big, by :: Int) -> (Big, Int) do
  let (out, rem) = List.reduce(List.reverse(a.digits), ([], 0), fn (out, rem), d ->
    let cur = rem * base + d
    ([cur / by] ++ out, cur % by)
  end)
  (make(a.negative, out), rem)
end
