##! How answers are made: bodies from JSON values, errors in one form, the request id on every answer.

from Types.JsonValue import text_or, text_json
from Ingest.Normalise import cut

pub fn request_id(q :: Request) -> String do
  case Request.header(q, "X-Request-Id") do
    Some(id) when id != "" -> cut(id, 128)
    _ -> Random.uuid_v7()
  end
end

pub fn json_answer(q :: Request, status :: Int, body :: Json, headers :: Map<String, String>) -> Response do
  HTTP.response_with_headers(status, Json.encode(body), Map.put(headers, "X-Request-Id", request_id(q)))
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
  HTTP.response_with_headers(status, Json.encode(body), Map.put(headers, "X-Request-Id", id))
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
