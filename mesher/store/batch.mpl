##! The write transaction: a batch of grouped events becomes rows of `issues` and `events`.
##!
##! Everything about an issue (whether it is new, discarded or comes back) is decided from rows read inside the
##! transaction. An event id that the project already has changes nothing and is not counted, so a batch may be repeated.
##! A batch takes the same few statements whatever its size, each with a constant text, so that the engine keeps them ready.

from Types.Event import Event, Grouped, higher_level
from Types.Issue import IssueState
from Types.Notice import Change
from Store.Row import placeholder

## Events of one issue, in order of arrival; never empty.
struct Group do
  project_id :: String
  fingerprint :: String
  events :: List<Grouped>
end

## An event and the issue it was counted in.
pub struct Placed do
  issue_id :: String
  grouped :: Grouped
end

## What became of the events of a batch.
pub struct Committed do
  stored :: Int
  repeated :: Int
  discarded :: Int
  placed :: List<Placed>
  ## Issues that are new or came back.
  changes :: List<Change>
end

pub fn commit_batch(pool :: PoolHandle, events :: List<Grouped>) -> Committed!String do
  Pool.transaction(pool, fn (tx :: PoolHandle) -> commit_in(tx, events) end)
end

fn commit_in(tx :: PoolHandle, events :: List<Grouped>) -> Committed!String do
  let known = known_rows(tx, events)?
  let seen = Map.from_list(List.map(List.filter(known, is_event_row), event_entry))
  let issues = Map.from_list(List.map(List.filter(known, is_issue_row), issue_entry))
  let (_, fresh) = List.reduce(events, (seen, []), keep_fresh)
  let groups = Map.values(List.reduce(fresh, Map.new(), into_groups))
  let (new, old) = List.partition(groups, fn (group :: Group) -> not Map.has_key(issues, key_of(group)) end)
  let counted = List.filter(List.map(old, fn (group :: Group) -> (Map.get(issues, key_of(group)), group) end), is_wanted)
  let created = List.map(new, fn (group :: Group) -> (Random.uuid_v7(), group) end)
  run_each(tx, insert_issue(), List.map(created, new_issue_values))?
  run_each(tx, count_in_issue(), List.map(counted, count_values))?
  let placed = List.flat_map(created, placed_in) ++ List.flat_map(List.map(counted, with_id), placed_in)
  run_each(tx, insert_event_sql, List.map(placed, event_values))?
  let stored = List.length(placed)
  let changes = List.map(created, created_change) ++ List.map(List.filter(counted, comes_back), regressed_change)
  Ok(Committed { stored: stored, repeated: List.length(events) - List.length(fresh), discarded: List.length(fresh) - stored, placed: placed, changes: changes })
end

fn run_each(tx :: PoolHandle, sql :: String, rows :: List<List<String>>) -> Int!String do
  if List.length(rows) == 0 do
    Ok(0)
  else
    Pool.execute_batch(tx, sql, rows)
  end
end

# ---- what the store has already ----

## The events of these ids and the issues of these fingerprints, in one answer.
fn known_rows(tx :: PoolHandle, events :: List<Grouped>) -> List<Map<String, String>>!String do
  let ids = Json.encode(List.map(events, fn (g :: Grouped) -> g.event.id end))
  let keys = Json.encode(List.map(events, fn (g :: Grouped) -> [g.event.project_id, g.fingerprint] end))
  Pool.query(tx, known_sql(), [ids, keys])
end

fn known_sql() -> String do
  """SELECT 'event' AS kind, id, project_id, '' AS fingerprint, '' AS status, '' AS level
    FROM events WHERE id IN (SELECT value FROM json_each($1))
    UNION ALL
    SELECT 'issue', i.id, i.project_id, i.fingerprint, i.status, i.level
    FROM json_each($2) k JOIN issues i ON i.project_id = k.value ->> 0 AND i.fingerprint = k.value ->> 1"""
end

fn is_event_row(row :: Map<String, String>) -> Bool = Map.get(row, "kind") == "event"

fn is_issue_row(row :: Map<String, String>) -> Bool = Map.get(row, "kind") == "issue"

fn event_key(id :: String, project_id :: String) -> String = id <> " " <> project_id

fn event_entry(row :: Map<String, String>) -> (String, Bool) do
  (event_key(Map.get(row, "id"), Map.get(row, "project_id")), true)
end

fn keep_fresh(acc :: (Map<String, Bool>, List<Grouped>), g :: Grouped) -> (Map<String, Bool>, List<Grouped>) do
  let (seen, kept) = acc
  let key = event_key(g.event.id, g.event.project_id)
  if Map.has_key(seen, key) do
    acc
  else
    (Map.put(seen, key, true), List.append(kept, g))
  end
end

fn issue_entry(row :: Map<String, String>) -> (String, IssueState) do
  let state = IssueState { id: Map.get(row, "id"), status: Map.get(row, "status"), level: Map.get(row, "level") }
  (issue_key(Map.get(row, "project_id"), Map.get(row, "fingerprint")), state)
end

# ---- issues ----

fn issue_key(project_id :: String, fingerprint :: String) -> String = project_id <> " " <> fingerprint

fn key_of(group :: Group) -> String = issue_key(group.project_id, group.fingerprint)

fn into_groups(groups :: Map<String, Group>, g :: Grouped) -> Map<String, Group> do
  let key = issue_key(g.event.project_id, g.fingerprint)
  if Map.has_key(groups, key) do
    let group = Map.get(groups, key)
    Map.put(groups, key, %{group | events: List.append(group.events, g)})
  else
    Map.put(groups, key, Group { project_id: g.event.project_id, fingerprint: g.fingerprint, events: [g] })
  end
end

## Events of a discarded issue leave no trace.
fn is_wanted(entry :: (IssueState, Group)) -> Bool do
  let (issue, _) = entry
  issue.status != "discarded"
end

fn comes_back(entry :: (IssueState, Group)) -> Bool do
  let (issue, _) = entry
  issue.status == "resolved"
end

fn created_change(entry :: (String, Group)) -> Change do
  let (id, group) = entry
  Change { action: "created", issue_id: id, project_id: group.project_id }
end

fn regressed_change(entry :: (IssueState, Group)) -> Change do
  let (issue, group) = entry
  Change { action: "regressed", issue_id: issue.id, project_id: group.project_id }
end

fn with_id(entry :: (IssueState, Group)) -> (String, Group) do
  let (issue, group) = entry
  (issue.id, group)
end

fn insert_issue() -> String = "INSERT INTO issues (id, project_id, fingerprint, title, level, event_count, first_seen, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"

fn new_issue_values(entry :: (String, Group)) -> List<String> do
  let (id, group) = entry
  let first = List.head(group.events)
  let (oldest, newest) = seen_between(group)
  [id, group.project_id, group.fingerprint, first.event.title, highest_level(group, first.event.level), String.from(List.length(group.events)), oldest, newest]
end

## An event of a resolved issue brings the issue back. The right-hand sides see the row as it was.
fn count_in_issue() -> String do
  """UPDATE issues SET
      event_count = event_count + CAST($2 AS INTEGER),
      last_seen = max(last_seen, $3),
      level = $4,
      is_regression = CASE status WHEN 'resolved' THEN 1 ELSE is_regression END,
      regressed_at = CASE status WHEN 'resolved' THEN $3 ELSE regressed_at END,
      status = CASE status WHEN 'resolved' THEN 'unresolved' ELSE status END
    WHERE id = $1"""
end

fn count_values(entry :: (IssueState, Group)) -> List<String> do
  let (issue, group) = entry
  let (_, newest) = seen_between(group)
  [issue.id, String.from(List.length(group.events)), newest, highest_level(group, issue.level)]
end

fn placed_in(entry :: (String, Group)) -> List<Placed> do
  let (issue_id, group) = entry
  List.map(group.events, fn (g :: Grouped) -> Placed { issue_id: issue_id, grouped: g } end)
end

fn highest_level(group :: Group, level :: String) -> String do
  List.reduce(group.events, level, fn (highest :: String, g :: Grouped) -> higher_level(highest, g.event.level) end)
end

## The earliest and the latest receipt in a group; times sort as text.
fn seen_between(group :: Group) -> (String, String) do
  let first = List.head(group.events).event.received_at
  List.reduce(group.events, (first, first), widen)
end

fn widen(span :: (String, String), g :: Grouped) -> (String, String) do
  let (oldest, newest) = span
  let at = g.event.received_at
  (if at < oldest do at else oldest end, if at > newest do at else newest end)
end

# ---- events ----

## Columns in the order of `event_values`; those that are null rather than the empty text are marked.
fn event_columns() -> List<(String, Bool)> do
  [
    ("id", false), ("project_id", false), ("issue_id", false), ("level", false), ("message", false),
    ("fingerprint", false), ("exception", true), ("stacktrace", true), ("breadcrumbs", true), ("tags", false),
    ("extra", false), ("user_context", true), ("sdk_name", true), ("sdk_version", true), ("received_at", false),
    ("occurred_at", false), ("environment", true), ("release", true), ("processed_on", false), ("size_bytes", false),
    ("errors", false), ("raw", false)
  ]
end

fn event_values(p :: Placed) -> List<String> do
  let e = p.grouped.event
  [
    e.id, e.project_id, p.issue_id, e.level, e.message,
    p.grouped.fingerprint, e.exception, e.stacktrace, e.breadcrumbs, e.tags,
    e.extra, e.user_context, e.sdk_name, e.sdk_version, e.received_at,
    e.occurred_at, e.environment, e.release, node_label(), String.from(e.size_bytes),
    e.errors, e.raw
  ]
end

## The row of an event, as a query would give it.
pub fn shown_row(p :: Placed) -> Map<String, String> do
  Map.from_list(List.zip(List.map(event_columns(), fn (column :: (String, Bool)) -> Tuple.first(column) end), event_values(p)))
end

## Made once: the text is the same for every event.
let insert_event_sql = event_insert_text()

fn event_insert_text() -> String do
  let names = List.map(event_columns(), fn (column :: (String, Bool)) -> Tuple.first(column) end)
  let values = List.map(List.enumerate(event_columns()), value_text)
  "INSERT INTO events (" <> String.join(names, ", ") <> ") VALUES (" <> String.join(values, ", ") <> ")"
end

## Parameters are texts, so a column that may be null takes the empty text as null.
fn value_text(entry :: (Int, (String, Bool))) -> String do
  let (index, (_, nullable)) = entry
  if nullable do
    "NULLIF(" <> placeholder(index + 1) <> ", '')"
  else
    placeholder(index + 1)
  end
end

## Which node stored an event.
fn node_label() -> String = if Node.self() == "" do "local" else Node.self() end
