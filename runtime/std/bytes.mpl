##! Byte strings: immutable, any bytes.

pub intrinsic type Bytes

## The UTF-8 form of a text.
pub intrinsic fn from_string(s :: String) -> Bytes
## The text that the bytes are in UTF-8.
pub intrinsic fn to_string(b :: Bytes) -> String!String
## The same, with U+FFFD for what is not UTF-8.
pub intrinsic fn to_string_lossy(b :: Bytes) -> String
pub intrinsic fn length(b :: Bytes) -> Int
## A byte, 0 to 255; panics beyond the end.
pub intrinsic fn get(b :: Bytes, i :: Int) -> Int
## Bytes `from` up to but excluding `to`, both clamped.
pub intrinsic fn slice(b :: Bytes, from :: Int, to :: Int) -> Bytes
pub intrinsic fn concat(a :: Bytes, b :: Bytes) -> Bytes
pub intrinsic fn to_hex(b :: Bytes) -> String
pub intrinsic fn from_hex(s :: String) -> Bytes!String
## Where `needle` first occurs at or behind `from`.
pub intrinsic fn index_from(b :: Bytes, needle :: Bytes, from :: Int) -> Option<Int>
## The contents of a gzip, zlib or raw deflate stream; `Err` when there are more than `bytes_max`, or none.
pub intrinsic fn inflate(b :: Bytes, bytes_max :: Int) -> Bytes!String
intrinsic fn digest(b :: Bytes) -> Int
intrinsic fn equals(a :: Bytes, b :: Bytes) -> Bool

## Where `needle` first occurs.
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
