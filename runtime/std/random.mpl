##! Random numbers fit for secrets, except under a seed, where they are reproducible.

## At least `lo` and below `hi`; panics if there is no such number.
pub intrinsic fn int(lo :: Int, hi :: Int) -> Int
## At least 0 and below 1.
pub intrinsic fn float() -> Float
pub intrinsic fn bytes(n :: Int) -> Bytes
## A random identifier.
pub intrinsic fn uuid_v4() -> String
## An identifier that sorts by the time it was made; in one program each is larger than the one before.
pub intrinsic fn uuid_v7() -> String
