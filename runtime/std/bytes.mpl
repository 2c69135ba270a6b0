##! Byte strings: immutable, any bytes.

## A byte string.
pub intrinsic type Bytes

## The UTF-8 form of a text.
## Example: Bytes.length(Bytes.from_string("é")) == 2
pub intrinsic fn from_string(s :: String) -> Bytes
## The text that the bytes are in UTF-8.
## Example: Bytes.to_string(Bytes.from_string("é")) == Ok("é")
pub intrinsic fn to_string(b :: Bytes) -> String!String
## The same, with U+FFFD for what is not UTF-8.
pub intrinsic fn to_string_lossy(b :: Bytes) -> String
## How many bytes.
## Example: Bytes.length(Bytes.from_string("abc")) == 3
pub intrinsic fn length(b :: Bytes) -> Int
## A byte, 0 to 255; panics beyond the end.
## Example: Bytes.get(Bytes.from_string("a"), 0) == 97
pub intrinsic fn get(b :: Bytes, i :: Int) -> Int
## Bytes `from` up to but excluding `to`, both clamped.
## Example: Bytes.slice(Bytes.from_string("abcd"), 1, 3) == Bytes.from_string("bc")
pub intrinsic fn slice(b :: Bytes, from :: Int, to :: Int) -> Bytes
## The bytes of both, one after the other.
## Example: Bytes.concat(Bytes.from_string("a"), Bytes.from_string("b")) == Bytes.from_string("ab")
pub intrinsic fn concat(a :: Bytes, b :: Bytes) -> Bytes
## Two lower-case hexadecimal digits for each byte.
## Example: Bytes.to_hex(Bytes.from_string("az")) == "617a"
pub intrinsic fn to_hex(b :: Bytes) -> String
## The bytes that hexadecimal digits in either case say.
## Example: Bytes.from_hex("617A") == Ok(Bytes.from_string("az"))
pub intrinsic fn from_hex(s :: String) -> Bytes!String
## Where `needle` first occurs at or behind `from`.
pub intrinsic fn index_from(b :: Bytes, needle :: Bytes, from :: Int) -> Option<Int>
## The contents of a gzip, zlib or raw deflate stream; `Err` when there are more than `bytes_max`, or none.
pub intrinsic fn inflate(b :: Bytes, bytes_max :: Int) -> Bytes!String
intrinsic fn digest(b :: Bytes) -> Int
intrinsic fn equals(a :: Bytes, b :: Bytes) -> Bool

## Where `needle` first occurs.
## Example: Bytes.index_of(Bytes.from_string("abc"), Bytes.from_string("c")) == Some(2)
pub fn index_of(b :: Bytes, needle :: Bytes) -> Option<Int> = index_from(b, needle, 0)

impl Eq for Bytes do
  fn eq(self, other :: Bytes) -> Bool = equals(self, other)
end

impl Hash for Bytes do
  fn hash(self) -> Int = digest(self)
end

impl Display for Bytes do
  fn to_string(self) -> String = "#Bytes<${to_hex(self)}>"
end

impl Debug for Bytes do
  fn inspect(self) -> String = "#Bytes<${to_hex(self)}>"
end
