##! Lists of events, and one event in full with its neighbours in the issue.
##!
##! What is stored in columns is shown from there; exceptions, threads, contexts and request come from the payload as it
##! was sent, which is shown whole under `raw`.

from Types.JsonValue import text_json, text_or_null
from Types.Shown import event_json
from Service.Registry import handles
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
