##! Issues: lists, one issue, its events, and changes of status.

from Types.JsonValue import text_json, int_json, bool_json, text_or_null
from Types.Issue import issue_statuses
from Types.Project import Project
from Service.Registry import handles
from Store.Row import int_of
from Store.Projects import find_project
from Store.Issues import IssueFilter, list_issues, find_issue, set_status
from Store.Events import EventFilter, list_issue_events
from Api.Respond import ok, error, store_error, either, param, query_text
from Api.Page import Page, page_of, page_answer, without_filters, id_param

pub fn get_issues(q :: Request) -> Response = either(issues_page(q))

fn issues_page(q :: Request) -> Response!Response do
  let pool = handles().pool
  let page = page_of(q)?
  without_filters(q, ["assigned_to", "environment", "from", "to"])?
  only_value(q, "sort", "last_seen")?
  only_value(q, "range", "all")?
  status_filter(q)?
  let project = project_of(q, pool)?
  let filter = IssueFilter {
    project_id: project.id,
    status: query_text(q, "status"),
    level: query_text(q, "level"),
    title: query_text(q, "q"),
    before: page.before,
    before_id: page.before_id,
    limit: page.limit + 1
  }
  case list_issues(pool, filter) do
    Ok(rows) -> Ok(page_answer(q, page, rows, "last_seen", issue_json))
    Err(reason) -> Err(store_error(q, reason))
  end
end

fn only_value(q :: Request, name :: String, allowed :: String) -> Bool!Response do
  let given = query_text(q, name)
  if given == "" or given == allowed do
    Ok(true)
  else
    Err(error(q, 400, "the parameter ${name} may only be ${allowed}"))
  end
end

fn status_filter(q :: Request) -> Bool!Response do
  let given = query_text(q, "status")
  if given == "" or List.contains(issue_statuses(), given) do
    Ok(true)
  else
    Err(error(q, 400, "invalid status"))
  end
end

fn project_of(q :: Request, pool :: PoolHandle) -> Project!Response do
  case find_project(pool, param(q, "project_id")) do
    Ok(Some(project)) -> Ok(project)
    Ok(None) -> Err(error(q, 404, "project not found"))
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
  let issue = issue_row(q, pool)?
  let filter = EventFilter {
    issue_id: Map.get(issue, "id"),
    level: query_text(q, "level"),
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

# ---- changes of status ----

pub fn post_resolve(q :: Request) -> Response = either(change(q, "resolved"))

pub fn post_archive(q :: Request) -> Response = either(change(q, "archived"))

pub fn post_unresolve(q :: Request) -> Response = either(change(q, "unresolved"))

pub fn post_discard(q :: Request) -> Response = either(change(q, "discarded"))

fn change(q :: Request, status :: String) -> Response!Response do
  let pool = handles().pool
  let issue = issue_row(q, pool)?
  case set_status(pool, Map.get(issue, "id"), status, DateTime.to_string(DateTime.now())) do
    Ok(affected) -> Ok(ok(q, Json.object([("status", text_json("ok")), ("affected", int_json(affected))])))
    Err(reason) -> Err(store_error(q, reason))
  end
end

# ---- forms ----

fn issue_json(row :: Map<String, String>) -> Json do
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
