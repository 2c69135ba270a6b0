##! POST /api/<number>/envelope/ and /api/<number>/store/: what Sentry SDKs send.
##!
##! Strict about key and size, lenient about everything else, because an SDK never sends an event twice: 400 is only for
##! an envelope or JSON that cannot be read at all.

from Types.Event import Event, canonical_id, compact_id
from Types.Project import KeyInfo
from Types.JsonValue import text_json, text_at
from Service.Registry import Handles, handles
from Service.RateLimiter import Grant
from Ingest.Auth import AuthError, authenticate_sdk
from Ingest.Envelope import Envelope, Item, parse_envelope, envelope_dsn
from Ingest.Limits import event_bytes_max, sampled_in, sdk_headers, sdk_rate_headers, retry_after
from Ingest.Normalise import Source, normalise
from Ingest.Pipeline import grant, keep, now_ms
from Api.Respond import json_answer, either, param

pub fn post_envelope(q :: Request) -> Response = either(take_envelope(q))

pub fn post_store(q :: Request) -> Response = either(take_store(q))

fn take_envelope(q :: Request) -> Response!Response do
  let h = handles()
  let body = Request.body_bytes(q)
  let info = allowed_key(q, h, envelope_dsn(body))?
  let envelope = framed(q, h, info, body)?
  let payloads = payloads_of(q, envelope.items, [])?
  let events = events_of(payloads, envelope.event_id, info)
  admit(q, h, info, events, envelope.event_id)
end

fn take_store(q :: Request) -> Response!Response do
  let h = handles()
  let info = allowed_key(q, h, "")?
  let payload = payload_of(q, Request.body_bytes(q))?
  let events = events_of([payload], "", info)
  admit(q, h, info, events, "")
end

# ---- answers ----

fn refused(q :: Request, status :: Int, detail :: String, headers :: Map<String, String>) -> Response do
  let body = Json.object([("detail", text_json(detail)), ("causes", Json.array([text_json(detail)]))])
  json_answer(q, status, body, Map.put(headers, "X-Sentry-Error", one_line(detail)))
end

## Header values must not break their line.
fn one_line(text :: String) -> String do
  text |> String.replace("\r", " ") |> String.replace("\n", " ")
end

fn unavailable(q :: Request, reason :: String) -> Response do
  println("[Mesher] events could not be kept: ${reason}")
  refused(q, 503, "storage unavailable", Map.merge(sdk_headers(), retry_after(5)))
end

fn accepted(q :: Request, id :: String, headers :: Map<String, String>) -> Response do
  let pairs = if id == "" do [] else [("id", text_json(id))] end
  json_answer(q, 200, Json.object(pairs), headers)
end

# ---- checks ----

fn allowed_key(q :: Request, h :: Handles, dsn :: String) -> KeyInfo!Response do
  case authenticate_sdk(q, h, param(q, "number"), dsn) do
    Ok(info) -> Ok(info)
    Err(NoKey) -> Err(refused(q, 401, "missing sentry_key", sdk_headers()))
    Err(WrongKey) -> Err(refused(q, 403, "unknown key, or a key of another project", sdk_headers()))
    Err(KeysDisagree) -> Err(refused(q, 403, "the request presents different keys", sdk_headers()))
    Err(StoreDown(reason)) -> Err(unavailable(q, reason))
  end
end

fn framed(q :: Request, h :: Handles, info :: KeyInfo, body :: Bytes) -> Envelope!Response do
  case parse_envelope(body) do
    Ok(envelope) -> Ok(envelope)
    Err(reason) -> Err(malformed(q, h, info, reason))
  end
end

fn malformed(q :: Request, h :: Handles, info :: KeyInfo, reason :: String) -> Response do
  let used = grant(h, info.project_id, 1)
  refused(q, 400, reason, sdk_rate_headers(used))
end

## An event's text together with its value.
struct Payload do
  text :: String
  value :: Json
end deriving()

fn payloads_of(q :: Request, items :: List<Item>, done :: List<Payload>) -> List<Payload>!Response do
  case items do
    [] -> Ok(done)
    item :: rest -> payload_next(q, item, rest, done)
  end
end

fn payload_next(q :: Request, item :: Item, rest :: List<Item>, done :: List<Payload>) -> List<Payload>!Response do
  let payload = payload_of(q, item.payload)?
  payloads_of(q, rest, List.append(done, payload))
end

fn payload_of(q :: Request, bytes :: Bytes) -> Payload!Response do
  if Bytes.length(bytes) > event_bytes_max() do
    Err(refused(q, 413, "the event exceeds ${event_bytes_max()} bytes", sdk_headers()))
  else
    decoded(q, Bytes.to_string(bytes))
  end
end

fn decoded(q :: Request, text :: String!String) -> Payload!Response do
  case text do
    Ok(found) -> parsed(q, String.trim(found))
    Err(reason) -> Err(refused(q, 400, "the event is not UTF-8: ${reason}", sdk_headers()))
  end
end

fn parsed(q :: Request, text :: String) -> Payload!Response do
  if not String.starts_with(text, "{") do
    Err(refused(q, 400, "the body is not a JSON object (base64 bodies are not supported)", sdk_headers()))
  else
    parsed_object(q, text)
  end
end

fn parsed_object(q :: Request, text :: String) -> Payload!Response do
  case Json.parse(text) do
    Ok(value) -> Ok(Payload { text: text, value: value })
    Err(reason) -> Err(refused(q, 400, "invalid JSON: ${reason}", sdk_headers()))
  end
end

# ---- events ----

## Transactions and feedback also come in items called events; they are not errors.
fn is_error_event(payload :: Payload) -> Bool do
  let kind = text_at(payload.value, "type")
  kind != "transaction" and kind != "feedback"
end

## The id of the envelope belongs to its one event; several events keep their own ids.
fn events_of(payloads :: List<Payload>, envelope_id :: String, info :: KeyInfo) -> List<Event> do
  let errors = List.filter(payloads, is_error_event)
  let id = if List.length(errors) == 1 do envelope_id else "" end
  List.map(errors, fn (payload :: Payload) -> event_of(payload, id, info) end)
end

fn event_of(payload :: Payload, id :: String, info :: KeyInfo) -> Event do
  let source = Source { project_id: info.project_id, event_id: id, sdk: true, raw: payload.text, now_ms: now_ms() }
  normalise(payload.value, source).event
end

fn answer_id(events :: List<Event>, envelope_id :: String) -> String do
  case events do
    event :: _ -> compact_id(event.id)
    [] -> compact_id(canonical_text(envelope_id))
  end
end

fn canonical_text(id :: String) -> String do
  case canonical_id(id) do
    Some(text) -> text
    None -> ""
  end
end

## Asks the limiter for what sampling left, and keeps all of it or nothing. An envelope without events costs nothing.
fn admit(q :: Request, h :: Handles, info :: KeyInfo, events :: List<Event>, envelope_id :: String) -> Response!Response do
  let chosen = List.filter(events, fn (_event :: Event) -> sampled_in(info.sample_rate) end)
  let given = grant(h, info.project_id, List.length(chosen))
  if given.granted < List.length(chosen) do
    Err(limited(q, given))
  else
    keep_events(q, h, chosen, given, answer_id(events, envelope_id))
  end
end

fn limited(q :: Request, given :: Grant) -> Response do
  refused(q, 429, "rate limited", Map.merge(sdk_rate_headers(given), retry_after(given.reset_s)))
end

fn keep_events(q :: Request, h :: Handles, events :: List<Event>, given :: Grant, id :: String) -> Response!Response do
  case keep(h, events) do
    Ok(_) -> Ok(accepted(q, id, sdk_rate_headers(given)))
    Err(reason) -> Err(unavailable(q, reason))
  end
end
