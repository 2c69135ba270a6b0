##! POST /api/v1/events and /api/v1/events/bulk: Mesher's own payloads.
##!
##! Checked in this order: key, size, JSON and fields, sampling, rate, and then kept. A payload that is refused for what
##! is in it still uses one unit of the rate window.

from Types.Event import Event
from Types.Project import KeyInfo
from Types.JsonValue import text_json, int_json, is_object, list_of, nested_within
from Service.Registry import Handles, handles
from Service.RateLimiter import Grant
from Service.Metrics import count, count_rejected
from Ingest.Auth import AuthError, authenticate
from Ingest.Limits import event_bytes_max, bulk_bytes_max, bulk_events_max, sampled_in, cors_headers, preflight_headers, rate_headers, retry_after
from Ingest.Normalise import Source, Normalised, normalise
from Ingest.Pipeline import grant, keep, now_ms, client_address
from Api.Respond import json_answer, error_with, either

## One element of a bulk request on its way through the checks. The event is missing when `error` says why.
struct Element do
  index :: Int
  event :: Option<Event>
  sampled_out :: Bool
  error :: String
end

pub fn preflight(_q :: Request) -> Response = HTTP.response_with_headers(204, "", preflight_headers())

pub fn post_event(q :: Request) -> Response = either(take_event(q))

pub fn post_bulk(q :: Request) -> Response = either(take_bulk(q))

fn refusal(q :: Request, status :: Int, text :: String) -> Response = error_with(q, status, text, cors_headers())

fn counted_refusal(q :: Request, status :: Int, text :: String) -> Response do
  count_rejected(String.replace(text, " ", "_"), 1)
  refusal(q, status, text)
end

fn unavailable(q :: Request, reason :: String) -> Response do
  println("[Mesher] events could not be kept: ${reason}")
  count_rejected("storage_unavailable", 1)
  error_with(q, 503, "storage unavailable", Map.merge(cors_headers(), retry_after(5)))
end

fn allowed_key(q :: Request, h :: Handles) -> KeyInfo!Response do
  case authenticate(q, h) do
    Ok(info) -> Ok(info)
    Err(StoreDown(reason)) -> Err(unavailable(q, reason))
    Err(_) -> Err(counted_refusal(q, 401, "unauthorized"))
  end
end

fn sized_body(q :: Request, limit :: Int) -> Bytes!Response do
  let body = Request.body_bytes(q)
  if Bytes.length(body) > limit do
    Err(counted_refusal(q, 413, "payload too large"))
  else
    Ok(body)
  end
end

## Refuses what is wrong with a payload, after it has used its unit of the window.
fn refuse_payload(q :: Request, h :: Handles, info :: KeyInfo, text :: String) -> Response do
  let used = grant(h, info.project_id, 1)
  count_rejected(String.replace(text, " ", "_"), 1)
  error_with(q, 400, text, Map.merge(cors_headers(), rate_headers(used)))
end

fn parsed(q :: Request, h :: Handles, info :: KeyInfo, body :: Bytes) -> Json!Response do
  case decode(body) do
    Ok(value) -> Ok(value)
    Err(_) -> Err(refuse_payload(q, h, info, "invalid json"))
  end
end

fn decode(body :: Bytes) -> Json!String do
  let text = Bytes.to_string(body)?
  Json.parse(text)
end

## The problems for which Mesher's own payloads are refused; others are only noted with the event.
fn refused_for(problems :: List<String>) -> String do
  let fatal = ["missing_message", "invalid_level", "invalid_timestamp", "invalid_fingerprint"]
  case List.filter(problems, fn (code :: String) -> List.contains(fatal, code) end) do
    [] -> ""
    code :: _ -> code
  end
end

## Values nested deeper than this are taken for an attack.
fn depth_max() -> Int = 32

fn event_of(q :: Request, j :: Json, info :: KeyInfo) -> Event!String do
  if is_object(j) and nested_within(j, depth_max()) do
    let source = Source { project_id: info.project_id, event_id: "", sdk: false, raw: Json.encode(j), now_ms: now_ms(), skew_ms: 0, peer: client_address(q) }
    checked_event(normalise(j, source))
  else
    Err("invalid json")
  end
end

fn checked_event(n :: Normalised) -> Event!String do
  let code = refused_for(n.problems)
  if code == "" do
    Ok(n.event)
  else
    Err(code)
  end
end

# ---- one event ----

fn take_event(q :: Request) -> Response!Response do
  let h = handles()
  let info = allowed_key(q, h)?
  let body = sized_body(q, event_bytes_max())?
  let j = parsed(q, h, info, body)?
  case event_of(q, j, info) do
    Ok(event) -> admit_event(q, h, info, event)
    Err(code) -> Err(refuse_payload(q, h, info, code))
  end
end

fn admit_event(q :: Request, h :: Handles, info :: KeyInfo, event :: Event) -> Response!Response do
  if sampled_in(info.sample_rate) do
    keep_event(q, h, event)
  else
    count("mesher_events_sampled_out_total", 1)
    Ok(accepted(q, event, grant(h, info.project_id, 0)))
  end
end

fn keep_event(q :: Request, h :: Handles, event :: Event) -> Response!Response do
  let given = grant(h, event.project_id, 1)
  if given.granted < 1 do
    Err(limited(q, given))
  else
    kept_event(q, h, event, given)
  end
end

fn kept_event(q :: Request, h :: Handles, event :: Event, given :: Grant) -> Response!Response do
  case keep(h, [event]) do
    Ok(_) -> Ok(accepted(q, event, given))
    Err(reason) -> Err(unavailable(q, reason))
  end
end

fn accepted(q :: Request, event :: Event, given :: Grant) -> Response do
  let body = Json.object([("status", text_json("accepted")), ("id", text_json(event.id))])
  json_answer(q, 202, body, Map.merge(cors_headers(), rate_headers(given)))
end

fn limited(q :: Request, given :: Grant) -> Response do
  count("mesher_events_rate_limited_total", 1)
  let headers = cors_headers() |> Map.merge(rate_headers(given)) |> Map.merge(retry_after(given.reset_s))
  error_with(q, 429, "rate limited", headers)
end

# ---- bulk ----

fn take_bulk(q :: Request) -> Response!Response do
  let h = handles()
  let info = allowed_key(q, h)?
  let body = sized_body(q, bulk_bytes_max())?
  let j = parsed(q, h, info, body)?
  let items = list_of(j, "events")
  if List.length(items) > bulk_events_max() do
    Err(refuse_payload(q, h, info, "too_many_events"))
  else
    admit_bulk(q, h, info, items)
  end
end

fn admit_bulk(q :: Request, h :: Handles, info :: KeyInfo, items :: List<Json>) -> Response!Response do
  let elements = List.map(List.enumerate(items), fn (entry :: (Int, Json)) -> element_of(q, entry, info) end)
  let refused = List.length(List.filter(elements, is_refused))
  let wanted = List.length(List.filter(elements, is_wanted))
  let _ = grant(h, info.project_id, refused)
  let given = grant(h, info.project_id, wanted)
  let (_, settled) = List.reduce(elements, (given.granted, []), use_grant)
  case keep(h, List.flat_map(List.filter(settled, is_wanted), event_in)) do
    Ok(_) -> Ok(bulk_answer(q, settled, given))
    Err(reason) -> Err(unavailable(q, reason))
  end
end

fn element_of(q :: Request, entry :: (Int, Json), info :: KeyInfo) -> Element do
  let (index, j) = entry
  case event_of(q, j, info) do
    Ok(event) -> Element { index: index, event: Some(event), sampled_out: not sampled_in(info.sample_rate), error: "" }
    Err(code) -> Element { index: index, event: None, sampled_out: false, error: code }
  end
end

fn is_refused(e :: Element) -> Bool = e.error != ""

fn is_wanted(e :: Element) -> Bool = e.error == "" and not e.sampled_out

## Hands the granted number to the elements in order; the others are refused.
fn use_grant(acc :: (Int, List<Element>), e :: Element) -> (Int, List<Element>) do
  let (left, done) = acc
  if not is_wanted(e) do
    (left, List.append(done, e))
  else if left > 0 do
    (left - 1, List.append(done, e))
  else
    (0, List.append(done, %{e | error: "rate limited"}))
  end
end

fn event_in(e :: Element) -> List<Event> do
  case e.event do
    Some(event) -> [event]
    None -> []
  end
end

fn bulk_answer(q :: Request, elements :: List<Element>, given :: Grant) -> Response do
  let rejected = List.length(List.filter(elements, is_refused))
  let taken = List.length(elements) - rejected
  let body = Json.object([
    ("status", text_json(if taken > 0 do "accepted" else "rejected" end)),
    ("accepted", int_json(taken)),
    ("rejected", int_json(rejected)),
    ("results", Json.array(List.map(elements, result_json)))
  ])
  let headers = Map.merge(cors_headers(), rate_headers(given))
  if taken > 0 do
    json_answer(q, 202, body, headers)
  else if List.any(elements, fn (e :: Element) -> e.error == "rate limited" end) do
    limited(q, given)
  else
    json_answer(q, 400, body, headers)
  end
end

fn result_json(e :: Element) -> Json do
  case e.event do
    Some(event) when e.error == "" -> Json.object([("index", int_json(e.index)), ("id", text_json(event.id))])
    _ -> Json.object([("index", int_json(e.index)), ("error", text_json(e.error))])
  end
end
