##! Digests and comparisons for secrets.

intrinsic fn equal_bytes(a :: Bytes, b :: Bytes) -> Bool

## The SHA-256 digest.
pub intrinsic fn sha256(data :: Bytes) -> Bytes
## The HMAC over SHA-256.
pub intrinsic fn hmac_sha256(key :: Bytes, data :: Bytes) -> Bytes

## Whether two texts are equal, in a time that does not depend on where they differ.
pub fn secure_compare(a :: String, b :: String) -> Bool = equal_bytes(Bytes.from_string(a), Bytes.from_string(b))

## A text to store in place of a password: Argon2id with a fresh salt, as a PHC string. Takes some 20 ms on purpose.
pub intrinsic fn hash_password(password :: String) -> String
## Whether a password is the one that `hash_password` made the text of. False for a text that is no PHC string.
pub intrinsic fn verify_password(password :: String, phc :: String) -> Bool
