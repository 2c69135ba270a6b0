##! How answers are made: bodies from JSON values, errors in one form, the request id on every answer.

from Types.JsonValue import text_or, text_json, cut

pub fn request_id(q :: Request) -> String do
  case Request.header(q, "X-Request-Id") do
    Some(id) when id != "" -> cut(id, 128)
    _ -> Random.uuid_v7()
  end
end

## What every answer has.
let common_headers = %{
  "X-Content-Type-Options" => "nosniff",
  "Content-Security-Policy" => "default-src 'self'",
  "Referrer-Policy" => "no-referrer",
  "Cache-Control" => "no-store"
}

pub fn json_answer(q :: Request, status :: Int, body :: Json, headers :: Map<String, String>) -> Response do
  let all = common_headers |> Map.put("X-Request-Id", request_id(q)) |> Map.merge(headers)
  HTTP.response_with_headers(status, Json.encode(body), all)
end

pub fn ok(q :: Request, body :: Json) -> Response = json_answer(q, 200, body, Map.new())

## The code is the text with `_` for spaces.
pub fn error_with(q :: Request, status :: Int, text :: String, headers :: Map<String, String>) -> Response do
  let id = request_id(q)
  let body = Json.object([
    ("error", text_json(text)),
    ("code", text_json(String.replace(text, " ", "_"))),
    ("request_id", text_json(id))
  ])
  let all = common_headers |> Map.put("X-Request-Id", id) |> Map.merge(headers)
  HTTP.response_with_headers(status, Json.encode(body), all)
end

## Middleware: answers of the router itself get the form of all others.
pub fn in_one_form(q :: Request, next :: Fun(Request) -> Response) -> Response do
  let p = next(q)
  if (p.status == 404 or p.status == 405) and not Map.has_key(p.headers, "X-Request-Id") do
    let kept = Map.filter(p.headers, fn (name :: String, _value :: String) -> name == "Allow" end)
    error_with(q, p.status, if p.status == 404 do "not found" else "method not allowed" end, kept)
  else
    p
  end
end

pub fn error(q :: Request, status :: Int, text :: String) -> Response = error_with(q, status, text, Map.new())

## What a failed query is answered with. The reason goes to the log, never to the client.
pub fn store_error(q :: Request, reason :: String) -> Response do
  println("[Mesher] query failed: ${reason}")
  error_with(q, 503, "storage unavailable", %{"Retry-After" => "5"})
end

## Both sides of a result whose error is an answer already.
pub fn either(result :: Response!Response) -> Response do
  case result do
    Ok(response) -> response
    Err(response) -> response
  end
end

pub fn param(q :: Request, name :: String) -> String = text_or(Request.param(q, name), "")

pub fn query_text(q :: Request, name :: String) -> String = text_or(Request.query(q, name), "")
