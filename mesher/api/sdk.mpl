##! POST /api/<number>/envelope/ and /api/<number>/store/: what Sentry SDKs send.
##!
##! Strict about key and size, lenient about everything else, because an SDK never sends an event twice: 400 is only for
##! an envelope or JSON that cannot be read at all.

from Types.Event import Event, canonical_id, compact_id
from Types.Project import KeyInfo
from Types.JsonValue import text_json, text_at, list_at, is_object
from Service.Registry import Handles, handles
from Service.RateLimiter import Grant
from Ingest.Auth import AuthError, authenticate_sdk
from Ingest.Envelope import Envelope, Item, envelope_header, envelope_dsn, parse_items
from Ingest.Moment import skew_of
from Service.Metrics import count, count_rejected
from Ingest.Limits import event_bytes_max, sampled_in, sdk_headers, sdk_rate_headers, retry_after
from Ingest.Normalise import Source, normalise
from Ingest.Pipeline import grant, keep, now_ms, client_address
from Api.Respond import json_answer, either, param

pub fn post_envelope(q :: Request) -> Response = either(take_envelope(q))

pub fn post_store(q :: Request) -> Response = either(take_store(q))

fn take_envelope(q :: Request) -> Response!Response do
  let h = handles()
  let body = Request.body_bytes(q)
  let header = envelope_header(body)
  let info = allowed_key(q, h, envelope_dsn(header))?
  let envelope = framed(q, h, info, body, header)?
  let payloads = payloads_of(q, List.filter(envelope.items, is_event), [])?
  note_others(envelope)
  let now = now_ms()
  let origin = Origin { project_id: info.project_id, event_id: envelope.event_id, skew_ms: skew_of(envelope.sent_at, now), now_ms: now, peer: client_address(q) }
  admit(q, h, info, events_of(payloads, origin), envelope.event_id)
end

fn is_event(item :: Item) -> Bool = item.kind == "event"

fn take_store(q :: Request) -> Response!Response do
  let h = handles()
  let info = allowed_key(q, h, "")?
  let payload = payload_of(q, Request.body_bytes(q))?
  let origin = Origin { project_id: info.project_id, event_id: "", skew_ms: 0, now_ms: now_ms(), peer: client_address(q) }
  admit(q, h, info, events_of([payload], origin), "")
end

# ---- answers ----

## A refusal that is counted under a short name of its reason.
fn rejected(q :: Request, status :: Int, reason :: String, detail :: String) -> Response do
  count_rejected(reason, 1)
  refused(q, status, detail, sdk_headers())
end

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
  count_rejected("storage_unavailable", 1)
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
    Err(NoKey) -> Err(rejected(q, 401, "no_key", "missing sentry_key"))
    Err(WrongKey) -> Err(rejected(q, 403, "wrong_key", "unknown key, or a key of another project"))
    Err(KeysDisagree) -> Err(rejected(q, 403, "keys_disagree", "the request presents different keys"))
    Err(StoreDown(reason)) -> Err(unavailable(q, reason))
  end
end

fn framed(q :: Request, h :: Handles, info :: KeyInfo, body :: Bytes, header :: Json!String) -> Envelope!Response do
  case parse_items(body, header) do
    Ok(envelope) -> Ok(envelope)
    Err(reason) -> Err(malformed(q, h, info, reason))
  end
end

fn malformed(q :: Request, h :: Handles, info :: KeyInfo, reason :: String) -> Response do
  let used = grant(h, info.project_id, 1)
  count_rejected("malformed_envelope", 1)
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
    Err(rejected(q, 413, "event_too_large", "the event exceeds ${event_bytes_max()} bytes"))
  else
    parsed(q, String.trim(Bytes.to_string_lossy(bytes)))
  end
end

## What does not begin as an object is base64 of a compressed object, which old clients send.
fn parsed(q :: Request, text :: String) -> Payload!Response do
  if String.starts_with(text, "{") do
    parsed_object(q, text)
  else
    parsed_packed(q, unpacked(text))
  end
end

fn unpacked(text :: String) -> Bytes!String do
  let packed = Base64.decode(text)?
  Bytes.inflate(packed, event_bytes_max())
end

fn parsed_packed(q :: Request, bytes :: Bytes!String) -> Payload!Response do
  case bytes do
    Ok(found) -> parsed_object(q, String.trim(Bytes.to_string_lossy(found)))
    Err(_) -> Err(rejected(q, 400, "invalid_json", "the event is neither a JSON object nor base64 of a compressed one"))
  end
end

fn parsed_object(q :: Request, text :: String) -> Payload!Response do
  case Json.parse(text) do
    Ok(value) when is_object(value) -> Ok(Payload { text: text, value: value })
    Ok(_) -> Err(rejected(q, 400, "invalid_json", "the event is not a JSON object"))
    Err(reason) -> Err(rejected(q, 400, "invalid_json", "invalid JSON: ${reason}"))
  end
end

# ---- what is not an event ----

## The kinds that may come as label of a counter; any other is counted as `other`.
fn known_kinds() -> List<String> do
  [
    "attachment", "user_report", "feedback", "session", "sessions", "check_in", "client_report", "transaction", "span",
    "log", "trace_metric", "profile", "profile_chunk", "replay_event", "replay_recording", "replay_video", "statsd"
  ]
end

fn note_others(envelope :: Envelope) -> () do
  for kind in envelope.dropped do
    count_dropped(kind)
  end
  for item in List.filter(envelope.items, is_report) do
    note_report(item.payload)
  end
  ()
end

fn is_report(item :: Item) -> Bool = item.kind == "client_report"

fn count_dropped(kind :: String) -> () do
  let label = if List.contains(known_kinds(), kind) do kind else "other" end
  count("mesher_items_dropped_total{type=\"${label}\"}", 1)
end

## What an SDK lost before it was sent, as far as the report can be read.
fn note_report(payload :: Bytes) -> () do
  if Bytes.length(payload) > 4096 do
    count_dropped("client_report")
  else
    case Json.parse(Bytes.to_string_lossy(payload)) do
      Ok(report) -> note_losses(list_at(report, "discarded_events", ""))
      Err(_) -> count_dropped("client_report")
    end
  end
end

fn note_losses(losses :: List<Json>) -> () do
  for loss in losses do
    note_loss(loss)
  end
  ()
end

fn note_loss(loss :: Json) -> () do
  let given = text_at(loss, "reason")
  let reasons = ["ratelimit_backoff", "network_error", "send_error", "sample_rate", "before_send", "event_processor", "queue_overflow"]
  let reason = if List.contains(reasons, given) do given else "other" end
  case String.to_int(text_at(loss, "quantity")) do
    Some(n) when n > 0 and n < 1000000000 -> count("mesher_client_lost_total{reason=\"${reason}\"}", n)
    _ -> ()
  end
end

# ---- events ----

## Transactions and feedback also come in items called events; they are not errors.
fn is_error_event(payload :: Payload) -> Bool do
  let kind = text_at(payload.value, "type")
  kind != "transaction" and kind != "feedback"
end

## What all events of a request have in common. The id is the envelope's.
struct Origin do
  project_id :: String
  event_id :: String
  skew_ms :: Int
  now_ms :: Int
  peer :: String
end

## The id of the envelope belongs to its one event; several events keep their own ids.
fn events_of(payloads :: List<Payload>, origin :: Origin) -> List<Event> do
  let errors = List.filter(payloads, is_error_event)
  let id = if List.length(errors) == 1 do origin.event_id else "" end
  List.map(errors, fn (payload :: Payload) -> event_of(payload, id, origin) end)
end

fn event_of(payload :: Payload, id :: String, origin :: Origin) -> Event do
  let source = Source {
    project_id: origin.project_id,
    event_id: id,
    sdk: true,
    raw: payload.text,
    now_ms: origin.now_ms,
    skew_ms: origin.skew_ms,
    peer: origin.peer
  }
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
  count("mesher_events_sampled_out_total", List.length(events) - List.length(chosen))
  let given = grant(h, info.project_id, List.length(chosen))
  if given.granted < List.length(chosen) do
    Err(limited(q, given))
  else
    keep_events(q, h, chosen, given, answer_id(events, envelope_id))
  end
end

fn limited(q :: Request, given :: Grant) -> Response do
  count("mesher_events_rate_limited_total", 1)
  refused(q, 429, "rate limited", Map.merge(sdk_rate_headers(given), retry_after(given.reset_s)))
end

fn keep_events(q :: Request, h :: Handles, events :: List<Event>, given :: Grant, id :: String) -> Response!Response do
  case keep(h, events) do
    Ok(_) -> Ok(accepted(q, id, sdk_rate_headers(given)))
    Err(reason) -> Err(unavailable(q, reason))
  end
end
