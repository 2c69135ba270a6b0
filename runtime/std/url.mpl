##! URLs and percent-encoding.

intrinsic fn parse_parts(s :: String) -> ((String, String), Int, (String, String))!String

## Encodes everything but letters, digits and `-._~`.
pub intrinsic fn encode(s :: String) -> String
## Undoes percent-encoding; `+` is a space.
pub intrinsic fn decode(s :: String) -> String

## An absolute URL. A missing port is the scheme's own, or 0.
pub struct Url do
  scheme :: String
  host :: String
  port :: Int
  path :: String
  query :: String
end

## Takes an absolute URL apart; user, password and fragment are left out.
pub fn parse(s :: String) -> Url!String do
  let ((scheme, host), port, (path, query)) = parse_parts(s)?
  Ok(Url { scheme: scheme, host: host, port: port, path: path, query: query })
end
