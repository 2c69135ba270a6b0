##! Lists of events, and one event in full with its neighbours in the issue.
##!
##! What is stored in columns is shown from there; exceptions, threads, contexts and request come from the payload as it
##! was sent, which is shown whole under `raw`.

from Types.JsonValue import text_json, int_json, text_at, text_or_null, text_or, stored_json, member_or_null, object_at, scalar_text, members, list_of, when_object
from Ingest.Stack import exceptions_of, threads_of, shown_exception, shown_thread
from Service.Registry import handles
from Store.Row import int_of
from Store.Events import ProjectEventFilter, list_project_events, find_event, next_event_id, previous_event_id
from Api.Respond import ok, error, store_error, either, param, query_text
from Api.Page import Page, page_of, page_answer, id_param, project_of
from Api.Filters import Span, span_of, last_hours, level_filter, id_filter, tag_filters

pub fn get_events(q :: Request) -> Response = either(events_page(q))

## Without a time range the last 24 hours.
fn events_page(q :: Request) -> Response!Response do
  let pool = handles().pool
  let page = page_of(q)?
  let level = level_filter(q)?
  let issue_id = id_filter(q, "issue_id")?
  let tags = tag_filters(q)?
  let span = span_of(q, last_hours(24))?
  let project = project_of(q, pool)?
  let filter = ProjectEventFilter {
    project_id: project.id,
    issue_id: issue_id,
    text: query_text(q, "q"),
    level: level,
    environment: query_text(q, "environment"),
    release: query_text(q, "release"),
    tags: tags,
    from: span.from,
    to: span.to,
    before: page.before,
    before_id: page.before_id,
    limit: page.limit + 1
  }
  case list_project_events(pool, filter) do
    Ok(rows) -> Ok(page_answer(q, page, rows, "received_at", summary_json))
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn summary_json(row :: Map<String, String>) -> Json do
  Json.object([
    ("id", text_json(Map.get(row, "id"))),
    ("issue_id", text_json(Map.get(row, "issue_id"))),
    ("level", text_json(Map.get(row, "level"))),
    ("message", text_json(Map.get(row, "message"))),
    ("received_at", text_json(Map.get(row, "received_at")))
  ])
end

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
