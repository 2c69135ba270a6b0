##! Issues: lists, one issue, its events, and changes of status.

from Types.JsonValue import text_json, int_json, text_or_null
from Types.Notice import Change
from Types.Shown import issue_json
from Types.Event import canonical_id
from Service.Registry import handles
from Service.StreamRelay import announce
from Store.Row import int_of
from Store.Issues import IssueFilter, list_issues, find_issue, set_status, sort_columns, unassign, delete_issue
from Store.Events import EventFilter, list_issue_events, issue_timeline, issue_buckets
from Api.Respond import ok, error, store_error, either, param, query_text
from Api.Page import Page, page_of, page_answer, id_param, limit_between, project_of
from Api.Filters import Span, unbounded, span_of, level_filter, status_filter, assignee_filter, one_of

pub fn get_issues(q :: Request) -> Response = either(issues_page(q))

fn issues_page(q :: Request) -> Response!Response do
  let pool = handles().pool
  let page = page_of(q)?
  let status = status_filter(q)?
  let level = level_filter(q)?
  let assigned_to = assignee_filter(q)?
  let span = span_of(q, unbounded())?
  let sort = one_of(q, "sort", sort_columns())?
  let column = if sort == "" do "last_seen" else sort end
  let project = project_of(q, pool)?
  let filter = IssueFilter {
    project_id: project.id,
    status: status,
    level: level,
    title: query_text(q, "q"),
    environment: query_text(q, "environment"),
    assigned_to: assigned_to,
    from: span.from,
    to: span.to,
    sort: column,
    before: page.before,
    before_id: page.before_id,
    limit: page.limit + 1
  }
  case list_issues(pool, filter) do
    Ok(rows) -> Ok(page_answer(q, page, rows, column, issue_json))
    Err(reason) -> Err(store_error(q, reason))
  end
end

pub fn get_issue(q :: Request) -> Response = either(one_issue(q))

fn one_issue(q :: Request) -> Response!Response do
  let row = issue_row(q, handles().pool)?
  Ok(ok(q, issue_json(row)))
end

## The issue that the path names, or the answer to a path that names none.
fn issue_row(q :: Request, pool :: PoolHandle) -> Map<String, String>!Response do
  let id = id_param(q, param(q, "id"))?
  case find_issue(pool, id) do
    Ok(Some(row)) -> Ok(row)
    Ok(None) -> Err(error(q, 404, "issue not found"))
    Err(reason) -> Err(store_error(q, reason))
  end
end

pub fn get_issue_events(q :: Request) -> Response = either(issue_events_page(q))

fn issue_events_page(q :: Request) -> Response!Response do
  let pool = handles().pool
  let page = page_of(q)?
  let level = level_filter(q)?
  let issue = issue_row(q, pool)?
  let filter = EventFilter {
    issue_id: Map.get(issue, "id"),
    level: level,
    environment: query_text(q, "environment"),
    before: page.before,
    before_id: page.before_id,
    limit: page.limit + 1
  }
  case list_issue_events(pool, filter) do
    Ok(rows) -> Ok(page_answer(q, page, rows, "received_at", issue_event_json))
    Err(reason) -> Err(store_error(q, reason))
  end
end

pub fn get_timeline(q :: Request) -> Response = either(timeline(q))

fn timeline(q :: Request) -> Response!Response do
  let pool = handles().pool
  let limit = limit_between(q, 50, 500)?
  let bucket = one_of(q, "bucket", ["hour", "day"])?
  let issue = issue_row(q, pool)?
  let id = Map.get(issue, "id")
  let rows = if bucket == "" do issue_timeline(pool, id, limit) else issue_buckets(pool, id, bucket == "day", limit) end
  case rows do
    Ok(found) -> Ok(ok(q, Json.array(List.map(found, if bucket == "" do timeline_json else bucket_json end))))
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn timeline_json(row :: Map<String, String>) -> Json do
  Json.object([
    ("id", text_json(Map.get(row, "id"))),
    ("level", text_json(Map.get(row, "level"))),
    ("message", text_json(Map.get(row, "message"))),
    ("received_at", text_json(Map.get(row, "received_at")))
  ])
end

fn bucket_json(row :: Map<String, String>) -> Json do
  Json.object([("bucket", text_json(Map.get(row, "bucket"))), ("count", int_json(int_of(row, "count")))])
end

# ---- changes ----

## The answer to an action, of which whoever follows the project hears if it changed something.
fn action_answer(q :: Request, issue :: Map<String, String>, action :: String, result :: Int!String) -> Response!Response do
  case result do
    Ok(affected) -> Ok(acted(q, issue, action, affected))
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn acted(q :: Request, issue :: Map<String, String>, action :: String, affected :: Int) -> Response do
  if affected > 0 do
    announce([], [Change { action: action, issue_id: Map.get(issue, "id"), project_id: Map.get(issue, "project_id") }])
  end
  ok(q, Json.object([("status", text_json("ok")), ("affected", int_json(affected))]))
end

pub fn post_delete(q :: Request) -> Response = either(delete(q))

fn delete(q :: Request) -> Response!Response do
  let pool = handles().pool
  let issue = issue_row(q, pool)?
  let deleted = delete_issue(pool, Map.get(issue, "id"))
  action_answer(q, issue, "deleted", deleted)
end

pub fn post_assign(q :: Request) -> Response = either(assign(q))

## There are no users yet, so an issue can only be taken from somebody.
fn assign(q :: Request) -> Response!Response do
  let pool = handles().pool
  let user = assignee(q)?
  let issue = issue_row(q, pool)?
  if user == "" do
    action_answer(q, issue, "assigned", unassign(pool, Map.get(issue, "id")))
  else
    Err(error(q, 400, "unknown user"))
  end
end

## The body of an assignment.
struct Assignment do
  user_id :: Option<String>
end deriving(Json)

## The `user_id` of the body; null and the empty text take the assignment away.
fn assignee(q :: Request) -> String!Response do
  case Assignment.from_json(Request.body(q)) do
    Ok(body) -> assignee_id(q, body.user_id)
    Err(reason) -> Err(error(q, 400, "invalid body: ${reason}"))
  end
end

fn assignee_id(q :: Request, id :: Option<String>) -> String!Response do
  case id do
    None -> Ok("")
    Some("") -> Ok("")
    Some(text) when canonical_id(text) != None -> Ok(text)
    Some(_) -> Err(error(q, 400, "invalid user_id"))
  end
end

pub fn post_resolve(q :: Request) -> Response = either(change(q, "resolved"))

pub fn post_archive(q :: Request) -> Response = either(change(q, "archived"))

pub fn post_unresolve(q :: Request) -> Response = either(change(q, "unresolved"))

pub fn post_discard(q :: Request) -> Response = either(change(q, "discarded"))

fn change(q :: Request, status :: String) -> Response!Response do
  let pool = handles().pool
  let issue = issue_row(q, pool)?
  action_answer(q, issue, status, set_status(pool, Map.get(issue, "id"), status, DateTime.to_string(DateTime.now())))
end

# ---- forms ----

fn issue_event_json(row :: Map<String, String>) -> Json do
  Json.object([
    ("id", text_json(Map.get(row, "id"))),
    ("level", text_json(Map.get(row, "level"))),
    ("message", text_json(Map.get(row, "message"))),
    ("received_at", text_json(Map.get(row, "received_at"))),
    ("environment", text_or_null(Map.get(row, "environment"))),
    ("release", text_or_null(Map.get(row, "release")))
  ])
end
