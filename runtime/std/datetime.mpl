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
pub fn now() -> DateTime = DateTime { ms: now_ms() }

## Reads RFC 3339 with any offset.
pub fn parse(s :: String) -> DateTime!String do
  let ms = parse_ms(s)?
  Ok(DateTime { ms: clamp_ms(ms) })
end

## The instant so many milliseconds after 1970 began.
pub fn from_unix_ms(ms :: Int) -> DateTime = DateTime { ms: clamp_ms(ms) }

pub fn to_unix_ms(t :: DateTime) -> Int = t.ms

## RFC 3339 with `Z` and three decimals.
pub fn to_string(t :: DateTime) -> String = format_ms(t.ms)

pub fn add_ms(t :: DateTime, ms :: Int) -> DateTime = DateTime { ms: add_clamped(t.ms, ms) }

## Milliseconds from `b` to `a`.
pub fn diff_ms(a :: DateTime, b :: DateTime) -> Int = a.ms - b.ms

## The start of the instant's hour.
pub fn truncate_hour(t :: DateTime) -> DateTime = DateTime { ms: hour_of(t.ms) }

## The start of the instant's day.
pub fn truncate_day(t :: DateTime) -> DateTime = DateTime { ms: day_of(t.ms) }

impl Display for DateTime do
  fn to_string(self) -> String = format_ms(self.ms)
end

impl Debug for DateTime do
  fn inspect(self) -> String = format_ms(self.ms)
end
