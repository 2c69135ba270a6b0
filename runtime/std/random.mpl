##! Random numbers fit for secrets, except under a seed, where they are reproducible.

## At least `lo` and below `hi`; panics if there is no such number.
## Example: Random.int(7, 8) == 7
pub intrinsic fn int(lo :: Int, hi :: Int) -> Int
## At least 0 and below 1.
## Example: Random.float() < 1.0
pub intrinsic fn float() -> Float
## So many random bytes.
## Example: Bytes.length(Random.bytes(16)) == 16
pub intrinsic fn bytes(n :: Int) -> Bytes
## A random identifier.
## Example: String.length(Random.uuid_v4()) == 36
pub intrinsic fn uuid_v4() -> String
## An identifier that sorts by the time it was made; in one program each is larger than the one before.
## Example: Random.uuid_v7() < Random.uuid_v7()
pub intrinsic fn uuid_v7() -> String
