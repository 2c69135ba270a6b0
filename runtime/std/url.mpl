##! URLs and percent-encoding.

intrinsic fn parse_parts(s :: String) -> ((String, String), Int, (String, String))!String

## Encodes everything but letters, digits and `-._~`.
## Example: Url.encode("a b/é") == "a%20b%2F%C3%A9"
pub intrinsic fn encode(s :: String) -> String
## Undoes percent-encoding; `+` is a space.
## Example: Url.decode("a%20b+c") == "a b c"
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
## Example: Url.parse("no url") == Err("invalid URL: no scheme")
pub fn parse(s :: String) -> Url!String do
  let ((scheme, host), port, (path, query)) = parse_parts(s)?
  Ok(Url { scheme: scheme, host: host, port: port, path: path, query: query })
end
