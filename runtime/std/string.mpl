##! Text: immutable UTF-8. Positions and lengths count code points.

pub intrinsic type String

## Code points.
pub intrinsic fn length(s :: String) -> Int
## Bytes of the UTF-8 form.
pub intrinsic fn byte_length(s :: String) -> Int
pub intrinsic fn is_empty(s :: String) -> Bool
## Code points `from` up to but excluding `to`, both clamped.
pub intrinsic fn slice(s :: String, from :: Int, to :: Int) -> String
pub intrinsic fn contains(s :: String, t :: String) -> Bool
pub intrinsic fn starts_with(s :: String, t :: String) -> Bool
pub intrinsic fn ends_with(s :: String, t :: String) -> Bool
## Without Unicode white space at both ends.
pub intrinsic fn trim(s :: String) -> String
pub intrinsic fn to_upper(s :: String) -> String
pub intrinsic fn to_lower(s :: String) -> String
## All occurrences, left to right; an empty `from` inserts `to` before every code point and at the end.
pub intrinsic fn replace(s :: String, from :: String, to :: String) -> String
## At least one element; an empty separator gives every code point between two empty strings.
pub intrinsic fn split(s :: String, sep :: String) -> List<String>
pub intrinsic fn join(xs :: List<String>, sep :: String) -> String
pub intrinsic fn to_int(s :: String) -> Option<Int>
pub intrinsic fn to_float(s :: String) -> Option<Float>
## The code points as strings.
pub intrinsic fn chars(s :: String) -> List<String>
## The lines without their ends.
pub intrinsic fn lines(s :: String) -> List<String>
## At least `width` code points, filled up in front with `pad`.
pub intrinsic fn pad_left(s :: String, width :: Int, pad :: String) -> String
## At least `width` code points, filled up behind with `pad`.
pub intrinsic fn pad_right(s :: String, width :: Int, pad :: String) -> String
pub intrinsic fn repeat(s :: String, count :: Int) -> String
## The position of the first occurrence.
pub intrinsic fn index_of(s :: String, t :: String) -> Option<Int>
pub intrinsic fn reverse(s :: String) -> String
## The rest after the prefix, if there.
pub intrinsic fn strip_prefix(s :: String, prefix :: String) -> Option<String>
## The rest before the suffix, if there.
pub intrinsic fn strip_suffix(s :: String, suffix :: String) -> Option<String>

intrinsic fn concat(a :: String, b :: String) -> String
intrinsic fn equal(a :: String, b :: String) -> Bool
intrinsic fn compare(a :: String, b :: String) -> Int
intrinsic fn quoted(s :: String) -> String

## Filled up in front with spaces.
pub fn pad_left(s :: String, width :: Int) -> String = pad_left(s, width, " ")

## Filled up behind with spaces.
pub fn pad_right(s :: String, width :: Int) -> String = pad_right(s, width, " ")

## All strings, one after the other.
pub fn collect(it :: Iter<String>) -> String = join(List.collect(it), "")

impl Eq for String do
  fn eq(self, other :: String) -> Bool = equal(self, other)
end

impl Ord for String do
  fn lt(self, other :: String) -> Bool = compare(self, other) < 0
end

impl Display for String do
  fn to_string(self) -> String = self
end

impl Debug for String do
  fn inspect(self) -> String = quoted(self)
end

impl Hash for String do
  fn hash(self) -> Int = Fnv.text(self)
end

impl Default for String do
  fn default() -> String = ""
end

impl From<Int> for String do
  fn from(x :: Int) -> String = x.to_string()
end

impl From<Float> for String do
  fn from(x :: Float) -> String = x.to_string()
end

impl From<Bool> for String do
  fn from(x :: Bool) -> String = x.to_string()
end

impl From<String> for String do
  fn from(x :: String) -> String = x
end
