##! Digests and comparisons for secrets.

intrinsic fn equal_bytes(a :: Bytes, b :: Bytes) -> Bool

pub intrinsic fn sha256(data :: Bytes) -> Bytes
pub intrinsic fn hmac_sha256(key :: Bytes, data :: Bytes) -> Bytes

## Whether two texts are equal, in a time that does not depend on where they differ.
pub fn secure_compare(a :: String, b :: String) -> Bool = equal_bytes(Bytes.from_string(a), Bytes.from_string(b))
