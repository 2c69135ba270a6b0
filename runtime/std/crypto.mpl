##! Digests and comparisons for secrets.

intrinsic fn equal_bytes(a :: Bytes, b :: Bytes) -> Bool

## The SHA-256 digest.
## Example: String.starts_with(Bytes.to_hex(Crypto.sha256(Bytes.from_string("abc"))), "ba7816bf")
pub intrinsic fn sha256(data :: Bytes) -> Bytes
## The HMAC over SHA-256.
## Example: Bytes.length(Crypto.hmac_sha256(Bytes.from_string("key"), Bytes.from_string("data"))) == 32
pub intrinsic fn hmac_sha256(key :: Bytes, data :: Bytes) -> Bytes

## Whether two texts are equal, in a time that does not depend on where they differ.
## Example: Crypto.secure_compare("abc", "abc")
pub fn secure_compare(a :: String, b :: String) -> Bool = equal_bytes(Bytes.from_string(a), Bytes.from_string(b))

## A text to store in place of a password: Argon2id with a fresh salt, as a PHC string. Takes some 20 ms on purpose.
## Example: String.starts_with(Crypto.hash_password("secret"), "$argon2id$")
pub intrinsic fn hash_password(password :: String) -> String
## Whether a password is the one that `hash_password` made the text of. False for a text that is no PHC string.
## Example: not Crypto.verify_password("secret", "no PHC string")
pub intrinsic fn verify_password(password :: String, phc :: String) -> Bool
