##! Amounts of money in several currencies, kept in cents.

pub type Currency do
  Eur
  Usd
  Gbp
end deriving(Eq, Ord, Display, Debug, Hash, Json)

pub struct Money do
  cents :: Int
  currency :: Currency
end deriving(Eq, Hash, Json)

pub type MoneyError do
  Mixed(Currency, Currency)
  Malformed(text :: String)
  Negative
end deriving(Eq, Display)

impl Display for Money do
  fn to_string(self) -> String do
    let sign = if self.cents < 0 do "-" else "" end
    let whole = Math.abs(self.cents)
    "${sign}${whole / 100}.${pad(whole % 100)} ${code(self.currency)}"
  end
end

fn pad(n) = if n < 10 do "0${n}" else "${n}" end

pub fn code(c :: Currency) = String.to_upper("${c}")

pub fn of(cents, currency) = Money { cents: cents, currency: currency }

pub fn euros(n :: Int) -> Money = of(n * 100, Eur)

impl Add for Money do
  type Output = Money!MoneyError
  fn add(self, other) do
    if self.currency == other.currency do
      Ok(%{self | cents: self.cents + other.cents})
    else
      Err(Mixed(self.currency, other.currency))
    end
  end
end

impl Neg for Money do
  type Output = Money
  fn neg(self) = %{self | cents: -self.cents}
end

impl Sub for Money do
  type Output = Money!MoneyError
  fn sub(self, other) = self + -other
end

impl From<MoneyError> for String do
  fn from(e :: MoneyError) -> String do
    case e do
      Mixed(a, b) -> "cannot mix ${code(a)} and ${code(b)}"
      Malformed(text) -> "`${text}` is no amount"
      Negative -> "an amount below zero"
    end
  end
end

fn currency_of(text) -> Currency!MoneyError do
  case String.to_upper(text) do
    "EUR" -> Ok(Eur)
    "USD" | "DOLLAR" -> Ok(Usd)
    "GBP" -> Ok(Gbp)
    _ -> Err(Malformed(text))
  end
end

pub fn parse(text :: String) -> Money!MoneyError do
  case String.split(String.trim(text), " ") do
    [amount, name] -> Ok(of(cents_of(amount)?, currency_of(name)?))
    [amount] -> Ok(of(cents_of(amount)?, Eur))
    _ -> Err(Malformed(text))
  end
end

fn cents_of(text) -> Int!MoneyError do
  let parts = for p in String.split(text, ".") do
    case String.to_int(p) do
      Some(n) when n < 0 -> return Err(Negative)
      Some(n) -> (n, String.length(p))
      None -> return Err(Malformed(text))
    end
  end
  case parts do
    [(whole, _)] -> Ok(whole * 100)
    [(whole, _), (part, 1)] -> Ok(whole * 100 + part * 10)
    [(whole, _), (part, 2)] -> Ok(whole * 100 + part)
    _ -> Err(Malformed(text))
  end
end

## Splits an amount into parts that differ by a cent at most and add up to it.
pub fn split(m :: Money, parts :: Int) -> List<Money> do
  let each = m.cents / parts
  let left = m.cents % parts
  for i in 0..parts do %{m | cents: each + (if i < left do 1 else 0 end)} end
end

pub fn total<E>(ms :: List<Money!E>) -> Money!E do
  List.reduce(ms, Ok(of(0, Eur)), fn sum, m -> Ok(of(sum?.cents + m?.cents, m?.currency)) end)
end

test "amounts are read" do
  Test.assert_eq(parse("12.5"), Ok(of(1250, Eur)))
  Test.assert_eq(parse("1.005 USD"), Err(Malformed("1.005")))
end
