##! Instants in UTC with millisecond precision, from year 0 to 9999.

intrinsic fn now_ms() -> Int
intrinsic fn parse_ms(s :: String) -> Int!String
intrinsic fn format_ms(ms :: Int) -> String
intrinsic fn clamp_ms(ms :: Int) -> Int
intrinsic fn add_clamped(ms :: Int, more :: Int) -> Int
intrinsic fn hour_of(ms :: Int) -> Int
intrinsic fn day_of(ms :: Int) -> Int

## An instant.
pub struct DateTime do
  ms :: Int
end deriving(Eq, Ord, Hash)

## The present instant.
## Example: DateTime.to_unix_ms(DateTime.now()) > 0
pub fn now() -> DateTime = DateTime { ms: now_ms() }

## Reads RFC 3339 with any offset.
## Example: DateTime.parse("1970-01-01T01:00:01+01:00") == Ok(DateTime.from_unix_ms(1000))
pub fn parse(s :: String) -> DateTime!String do
  let ms = parse_ms(s)?
  Ok(DateTime { ms: clamp_ms(ms) })
end

## The instant so many milliseconds after 1970 began.
## Example: DateTime.to_string(DateTime.from_unix_ms(0)) == "1970-01-01T00:00:00.000Z"
pub fn from_unix_ms(ms :: Int) -> DateTime = DateTime { ms: clamp_ms(ms) }

## Milliseconds since 1970 began.
## Example: DateTime.to_unix_ms(DateTime.from_unix_ms(5)) == 5
pub fn to_unix_ms(t :: DateTime) -> Int = t.ms

## RFC 3339 with `Z` and three decimals.
## Example: DateTime.to_string(DateTime.from_unix_ms(1500)) == "1970-01-01T00:00:01.500Z"
pub fn to_string(t :: DateTime) -> String = format_ms(t.ms)

## So many milliseconds later, or earlier for a negative number.
## Example: DateTime.add_ms(DateTime.from_unix_ms(10), -4) == DateTime.from_unix_ms(6)
pub fn add_ms(t :: DateTime, ms :: Int) -> DateTime = DateTime { ms: add_clamped(t.ms, ms) }

## Milliseconds from `b` to `a`.
## Example: DateTime.diff_ms(DateTime.from_unix_ms(9), DateTime.from_unix_ms(4)) == 5
pub fn diff_ms(a :: DateTime, b :: DateTime) -> Int = a.ms - b.ms

## The start of the instant's hour.
## Example: DateTime.truncate_hour(DateTime.from_unix_ms(3600001)) == DateTime.from_unix_ms(3600000)
pub fn truncate_hour(t :: DateTime) -> DateTime = DateTime { ms: hour_of(t.ms) }

## The start of the instant's day.
## Example: DateTime.truncate_day(DateTime.from_unix_ms(86400001)) == DateTime.from_unix_ms(86400000)
pub fn truncate_day(t :: DateTime) -> DateTime = DateTime { ms: day_of(t.ms) }

impl Display for DateTime do
  fn to_string(self) -> String = format_ms(self.ms)
end

impl Debug for DateTime do
  fn inspect(self) -> String = format_ms(self.ms)
end
