##! Text: immutable UTF-8. Positions and lengths count code points.

## Text.
pub intrinsic type String

## Code points.
## Example: String.length("é😀") == 2
pub intrinsic fn length(s :: String) -> Int
## Bytes of the UTF-8 form.
## Example: String.byte_length("é") == 2
pub intrinsic fn byte_length(s :: String) -> Int
## Whether there is no text at all.
## Example: String.is_empty("")
pub intrinsic fn is_empty(s :: String) -> Bool
## Code points `from` up to but excluding `to`, both clamped.
## Example: String.slice("hello", 1, 3) == "el"
pub intrinsic fn slice(s :: String, from :: Int, to :: Int) -> String
## Whether `t` occurs; `""` occurs in everything.
## Example: String.contains("hello", "ell")
pub intrinsic fn contains(s :: String, t :: String) -> Bool
## Whether `t` stands at the start.
## Example: String.starts_with("hello", "he")
pub intrinsic fn starts_with(s :: String, t :: String) -> Bool
## Whether `t` stands at the end.
## Example: String.ends_with("hello", "lo")
pub intrinsic fn ends_with(s :: String, t :: String) -> Bool
## Without Unicode white space at both ends.
## Example: String.trim(" a b\n") == "a b"
pub intrinsic fn trim(s :: String) -> String
## Upper case, by the full mapping of Unicode.
## Example: String.to_upper("straße") == "STRASSE"
pub intrinsic fn to_upper(s :: String) -> String
## Lower case, by the full mapping of Unicode.
## Example: String.to_lower("ÉA") == "éa"
pub intrinsic fn to_lower(s :: String) -> String
## All occurrences, left to right; an empty `from` inserts `to` before every code point and at the end.
## Example: String.replace("a-b-c", "-", "+") == "a+b+c"
pub intrinsic fn replace(s :: String, from :: String, to :: String) -> String
## At least one element; an empty separator gives every code point between two empty strings.
## Example: String.split("a,,b", ",") == ["a", "", "b"]
pub intrinsic fn split(s :: String, sep :: String) -> List<String>
## The texts with `sep` in between.
## Example: String.join(["a", "b"], ", ") == "a, b"
pub intrinsic fn join(xs :: List<String>, sep :: String) -> String
## The number that a decimal text says, white space around it aside; `None` for other texts and what does not fit.
## Example: String.to_int(" -7 ") == Some(-7)
pub intrinsic fn to_int(s :: String) -> Option<Int>
## The number that a text in decimal or exponent form says, or `inf` or `nan`, white space around it aside.
## Example: String.to_float("1.5e2") == Some(150.0)
pub intrinsic fn to_float(s :: String) -> Option<Float>
## The code points as strings.
## Example: String.chars("aé") == ["a", "é"]
pub intrinsic fn chars(s :: String) -> List<String>
## The lines without their ends.
## Example: String.lines("a\r\nb\n") == ["a", "b"]
pub intrinsic fn lines(s :: String) -> List<String>
## At least `width` code points, filled up in front with `pad`.
## Example: String.pad_left("7", 3, "0") == "007"
pub intrinsic fn pad_left(s :: String, width :: Int, pad :: String) -> String
## At least `width` code points, filled up behind with `pad`.
## Example: String.pad_right("7", 3, ".") == "7.."
pub intrinsic fn pad_right(s :: String, width :: Int, pad :: String) -> String
## The text so many times.
## Example: String.repeat("ab", 2) == "abab"
pub intrinsic fn repeat(s :: String, count :: Int) -> String
## The position of the first occurrence.
## Example: String.index_of("éx", "x") == Some(1)
pub intrinsic fn index_of(s :: String, t :: String) -> Option<Int>
## The last code point first.
## Example: String.reverse("aé") == "éa"
pub intrinsic fn reverse(s :: String) -> String
## The rest after the prefix, if there.
## Example: String.strip_prefix("v1", "v") == Some("1")
pub intrinsic fn strip_prefix(s :: String, prefix :: String) -> Option<String>
## The rest before the suffix, if there.
## Example: String.strip_suffix("a.txt", ".txt") == Some("a")
pub intrinsic fn strip_suffix(s :: String, suffix :: String) -> Option<String>

intrinsic fn concat(a :: String, b :: String) -> String
intrinsic fn equal(a :: String, b :: String) -> Bool
intrinsic fn compare(a :: String, b :: String) -> Int
intrinsic fn quoted(s :: String) -> String

## Filled up in front with spaces.
## Example: String.pad_left("a", 3) == "  a"
pub fn pad_left(s :: String, width :: Int) -> String = pad_left(s, width, " ")

## Filled up behind with spaces.
## Example: String.pad_right("a", 3) == "a  "
pub fn pad_right(s :: String, width :: Int) -> String = pad_right(s, width, " ")

## All strings, one after the other.
## Example: String.collect(Iter.from(["a", "b"])) == "ab"
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
