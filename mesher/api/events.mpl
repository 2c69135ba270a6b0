##! One event in full, with its neighbours in the issue.
##!
##! What is stored in columns is shown from there; exceptions, threads, contexts and request come from the payload as it
##! was sent, which is shown whole under `raw`.

from Types.JsonValue import text_json, int_json, text_or_null, stored_json, member_or_null
from Ingest.Stack import exceptions_of, threads_of
from Service.Registry import handles
from Store.Row import int_of
from Store.Events import find_event, next_event_id, previous_event_id
from Api.Respond import ok, error, store_error, either, param
from Api.Page import id_param

pub fn get_event(q :: Request) -> Response = either(one_event(q))

fn one_event(q :: Request) -> Response!Response do
  let pool = handles().pool
  let row = event_row(q, pool)?
  let issue_id = Map.get(row, "issue_id")
  let received_at = Map.get(row, "received_at")
  let id = Map.get(row, "id")
  let next = found(q, next_event_id(pool, issue_id, received_at, id))?
  let previous = found(q, previous_event_id(pool, issue_id, received_at, id))?
  let navigation = Json.object([("next_id", text_or_null(next)), ("prev_id", text_or_null(previous))])
  Ok(ok(q, Json.object([("event", event_json(row)), ("navigation", navigation)])))
end

fn event_row(q :: Request, pool :: PoolHandle) -> Map<String, String>!Response do
  let id = id_param(q, param(q, "id"))?
  case find_event(pool, id) do
    Ok(Some(row)) -> Ok(row)
    Ok(None) -> Err(error(q, 404, "event not found"))
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn found(q :: Request, result :: String!String) -> String!Response do
  case result do
    Ok(id) -> Ok(id)
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn event_json(row :: Map<String, String>) -> Json do
  let raw = stored_json(Map.get(row, "raw"), Json.null)
  let empty = Json.object([])
  Json.object([
    ("id", text_json(Map.get(row, "id"))),
    ("project_id", text_json(Map.get(row, "project_id"))),
    ("issue_id", text_json(Map.get(row, "issue_id"))),
    ("level", text_json(Map.get(row, "level"))),
    ("message", text_json(Map.get(row, "message"))),
    ("fingerprint", text_json(Map.get(row, "fingerprint"))),
    ("exception", stored_json(Map.get(row, "exception"), Json.null)),
    ("stacktrace", stored_json(Map.get(row, "stacktrace"), Json.array([]))),
    ("breadcrumbs", stored_json(Map.get(row, "breadcrumbs"), Json.array([]))),
    ("tags", stored_json(Map.get(row, "tags"), empty)),
    ("extra", stored_json(Map.get(row, "extra"), empty)),
    ("user_context", stored_json(Map.get(row, "user_context"), Json.null)),
    ("sdk_name", text_or_null(Map.get(row, "sdk_name"))),
    ("sdk_version", text_or_null(Map.get(row, "sdk_version"))),
    ("received_at", text_json(Map.get(row, "received_at"))),
    ("occurred_at", text_json(Map.get(row, "occurred_at"))),
    ("processed_on", text_json(Map.get(row, "processed_on"))),
    ("release", text_or_null(Map.get(row, "release"))),
    ("environment", text_or_null(Map.get(row, "environment"))),
    ("size_bytes", int_json(int_of(row, "size_bytes"))),
    ("exceptions", Json.array(exceptions_of(raw))),
    ("threads", Json.array(threads_of(raw))),
    ("contexts", member_or_null(raw, "contexts")),
    ("request", member_or_null(raw, "request")),
    ("errors", stored_json(Map.get(row, "errors"), Json.array([]))),
    ("raw", raw)
  ])
end
