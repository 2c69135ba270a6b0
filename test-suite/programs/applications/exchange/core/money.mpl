##! Amounts of money in cents.

pub struct Money do
  amount :: Int
end deriving(Eq, Ord, Hash, Json)

pub fn cents(n :: Int) -> Money = Money { amount: n }

impl Add for Money do
  type Output = Money
  fn add(self, other) -> Money do
    cents(self.amount + other.amount)
  end
end

impl Sub for Money do
  type Output = Money
  fn sub(self, other :: Money) -> Money do
    cents(self.amount - other.amount)
  end
end

impl Neg for Money do
  type Output = Money
  fn neg(self) -> Money = cents(-self.amount)
end

impl Default for Money do
  fn default() -> Money = cents(0)
end

impl Display for Money do
  fn to_string(self) -> String do
    let sign = if self.amount < 0 do "-" else "" end
    let n = Math.abs(self.amount)
    "${sign}${n / 100}.${String.pad_left("${n % 100}", 2, "0")}"
  end
end

## Reads `12.34` or `12`.
pub fn parse(text :: String) -> Money!String do
  case String.split(text, ".") do
    [whole] -> number(whole) |> scaled(100)
    [whole, part] when String.length(part) == 2 -> with_part(whole, part)
    _ -> Err("not an amount: ${text}")
  end
end

fn with_part(whole, part) do
  let units = number(whole)?
  let rest = number(part)?
  Ok(cents(units * 100 + rest))
end

fn number(s) do
  case String.to_int(s) do
    Some(n) -> Ok(n)
    None -> Err("not a number: ${s}")
  end
end

fn scaled(r :: Int!String, by) do
  let n = r?
  Ok(cents(n * by))
end

test "money" do
  Test.assert_eq("${cents(-5)}", "-0.05")
  Test.assert(cents(1) < cents(2))
  Test.assert_eq(parse("3.07"), Ok(cents(307)))
end
