##! Events and issues as the API and the stream show them, made of rows of the store.

from Types.JsonValue import text_json, int_json, bool_json, text_at, text_or_null, text_or, stored_json, object_at, scalar_text, members, when_object
from Ingest.Stack import exceptions_of, threads_of, shown_exception, shown_thread
from Store.Row import int_of

pub fn issue_json(row :: Map<String, String>) -> Json do
  Json.object([
    ("id", text_json(Map.get(row, "id"))),
    ("project_id", text_json(Map.get(row, "project_id"))),
    ("fingerprint", text_json(Map.get(row, "fingerprint"))),
    ("title", text_json(Map.get(row, "title"))),
    ("level", text_json(Map.get(row, "level"))),
    ("status", text_json(Map.get(row, "status"))),
    ("event_count", int_json(int_of(row, "event_count"))),
    ("first_seen", text_json(Map.get(row, "first_seen"))),
    ("last_seen", text_json(Map.get(row, "last_seen"))),
    ("assigned_to", text_or_null(Map.get(row, "assigned_to"))),
    ("is_regression", bool_json(int_of(row, "is_regression") == 1))
  ])
end

pub fn event_json(row :: Map<String, String>) -> Json do
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
    ("platform", text_or_null(text_at(raw, "platform"))),
    ("transaction", text_or_null(text_at(raw, "transaction"))),
    ("logger", text_or_null(text_at(raw, "logger"))),
    ("server_name", text_or_null(text_at(raw, "server_name"))),
    ("dist", text_or_null(text_at(raw, "dist"))),
    ("exceptions", Json.array(List.map(exceptions_of(raw), shown_exception))),
    ("threads", Json.array(List.map(threads_of(raw), shown_thread))),
    ("contexts", object_or(raw, "contexts", empty)),
    ("modules", object_or(raw, "modules", empty)),
    ("request", request_json(raw)),
    ("errors", stored_json(Map.get(row, "errors"), Json.array([]))),
    ("raw", raw)
  ])
end

# ---- parts that clients send in several forms ----

fn object_or(j :: Json, key :: String, fallback :: Json) -> Json do
  case object_at(j, key) do
    Some(value) -> value
    None -> fallback
  end
end

## Null without a request. Headers, cookies and query become objects of texts whatever their form; a query or cookie text
## stays a text.
fn request_json(raw :: Json) -> Json do
  case object_at(raw, "request") do
    Some(request) -> Json.object(List.map(members(request), request_member))
    None -> Json.null
  end
end

fn request_member(pair :: (String, Json)) -> (String, Json) do
  let (key, value) = pair
  case key do
    "headers" | "cookies" | "query_string" | "env" -> (key, texts_of(value))
    "url" | "method" | "fragment" -> (key, text_or_null(text_or(scalar_text(value), "")))
    _ -> pair
  end
end

fn texts_of(value :: Json) -> Json do
  case Json.as_list(value) do
    Some(items) -> Json.object(List.flat_map(items, pair_of))
    None -> texts_of_object(value)
  end
end

fn texts_of_object(value :: Json) -> Json do
  case when_object(value) do
    Some(_) -> Json.object(List.flat_map(members(value), member_text))
    None -> value
  end
end

fn member_text(pair :: (String, Json)) -> List<(String, Json)> do
  let (key, value) = pair
  if Json.is_null(value) do
    []
  else
    [(key, text_json(text_or(scalar_text(value), Json.encode(value))))]
  end
end

fn pair_of(item :: Json) -> List<(String, Json)> do
  case Json.as_list(item) do
    Some([key, value]) -> member_text((text_or(scalar_text(key), ""), value))
    _ -> []
  end
end
