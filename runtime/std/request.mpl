##! The request that a handler answers.

## A request; copies share its contents.
pub intrinsic type Request

## `GET`, `POST`, …
pub intrinsic fn method(q :: Request) -> String
## The path as sent, without the query string.
pub intrinsic fn path(q :: Request) -> String
## The text behind `?`, as sent.
pub intrinsic fn query_string(q :: Request) -> String
## The decoded body as text; what is not UTF-8 becomes U+FFFD.
pub intrinsic fn body(q :: Request) -> String
## The decoded body.
pub intrinsic fn body_bytes(q :: Request) -> Bytes
## Bytes of the decoded body, without making it a value.
pub intrinsic fn body_length(q :: Request) -> Int
## The first header of this name, whatever its case.
pub intrinsic fn header(q :: Request, name :: String) -> Option<String>
## All headers, names in lower case; the first of each name.
pub intrinsic fn headers(q :: Request) -> Map<String, String>
## The first value of this name in the query string, decoded.
pub intrinsic fn query(q :: Request, name :: String) -> Option<String>
## The segment of the path that the route calls `:name`, decoded.
pub intrinsic fn param(q :: Request, name :: String) -> Option<String>
## The address of the client, without its port.
pub intrinsic fn peer(q :: Request) -> String
## The same request with these named segments; for the router.
pub intrinsic fn with_params(q :: Request, names :: List<String>, values :: List<String>) -> Request

impl Display for Request do
  fn to_string(self) -> String = "#Request"
end

impl Debug for Request do
  fn inspect(self) -> String = "#Request"
end
