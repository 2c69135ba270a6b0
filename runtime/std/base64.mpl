##! Base64 (RFC 4648).

## The standard alphabet, padded.
## Example: Base64.encode(Bytes.from_string("foob")) == "Zm9vYg=="
pub intrinsic fn encode(data :: Bytes) -> String
## With the alphabet for URLs and file names, without padding.
## Example: Base64.encode_url(Bytes.from_string("?>")) == "Pz4"
pub intrinsic fn encode_url(data :: Bytes) -> String
## Reads both alphabets, with or without padding.
## Example: Base64.decode("Zm9v") == Ok(Bytes.from_string("foo"))
pub intrinsic fn decode(s :: String) -> Bytes!String
