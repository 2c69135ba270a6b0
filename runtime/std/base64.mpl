##! Base64 (RFC 4648).

pub intrinsic fn encode(data :: Bytes) -> String
## With the alphabet for URLs and file names, without padding.
pub intrinsic fn encode_url(data :: Bytes) -> String
## Reads both alphabets, with or without padding.
pub intrinsic fn decode(s :: String) -> Bytes!String
