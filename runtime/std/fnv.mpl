##! The hash function behind `hash`, FNV-1a of 64 bits. For the library itself.

## The hash of no bytes.
pub intrinsic fn start() -> Int
## The hash of the eight bytes of a number, lowest first.
pub intrinsic fn number(n :: Int) -> Int
## The hash of one byte.
pub intrinsic fn byte(n :: Int) -> Int
## The hash of the bytes of a float.
pub intrinsic fn float(x :: Float) -> Int
## The hash of a text.
pub intrinsic fn text(s :: String) -> Int
## Continues a hash over the eight bytes of another hash.
pub intrinsic fn combine(hash :: Int, next :: Int) -> Int
