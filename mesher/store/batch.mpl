##! The write transaction: a batch of grouped events becomes rows of `issues` and `events`.
##!
##! Everything about an issue (whether it is new, discarded or comes back) is decided from rows read inside the
##! transaction. An event id that the project already has changes nothing and is not counted, so a batch may be repeated.
##! The number of statements does not depend on the number of events, only on that of the issues they belong to.

from Types.Event import Event, Grouped, higher_level
from Types.Issue import IssueState
from Store.Row import placeholders, placeholder

## Events of one issue, in order of arrival; never empty.
struct Group do
  project_id :: String
  fingerprint :: String
  events :: List<Grouped>
end

## An event and the issue it was counted in.
struct Placed do
  issue_id :: String
  grouped :: Grouped
end

## What became of the events of a batch.
pub struct Committed do
  stored :: Int
  repeated :: Int
  discarded :: Int
end

pub fn commit_batch(pool :: PoolHandle, events :: List<Grouped>) -> Committed!String do
  Pool.transaction(pool, fn (tx :: PoolHandle) -> commit_in(tx, events) end)
end

fn commit_in(tx :: PoolHandle, events :: List<Grouped>) -> Committed!String do
  let seen = known_ids(tx, events)?
  let (_, fresh) = List.reduce(events, (seen, []), keep_fresh)
  let new = List.length(fresh)
  let stored = if new == 0 do Ok(0) else store_fresh(tx, Map.values(List.reduce(fresh, Map.new(), into_groups))) end
  let placed = stored?
  Ok(Committed { stored: placed, repeated: List.length(events) - new, discarded: new - placed })
end

fn store_fresh(tx :: PoolHandle, groups :: List<Group>) -> Int!String do
  let issues = known_issues(tx, groups)?
  let placed = place_groups(tx, issues, groups, [])?
  insert_chunks(tx, List.chunk(placed, 40))?
  Ok(List.length(placed))
end

# ---- repeats ----

fn event_key(id :: String, project_id :: String) -> String = id <> " " <> project_id

fn known_ids(tx :: PoolHandle, events :: List<Grouped>) -> Map<String, Bool>!String do
  let ids = List.map(events, fn (g :: Grouped) -> g.event.id end)
  let rows = Pool.query(tx, "SELECT id, project_id FROM events WHERE id IN (" <> placeholders(1, List.length(ids)) <> ")", ids)?
  Ok(Map.from_list(List.map(rows, known_entry)))
end

fn known_entry(row :: Map<String, String>) -> (String, Bool) do
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

# ---- issues ----

fn issue_key(project_id :: String, fingerprint :: String) -> String = project_id <> " " <> fingerprint

fn into_groups(groups :: Map<String, Group>, g :: Grouped) -> Map<String, Group> do
  let key = issue_key(g.event.project_id, g.fingerprint)
  if Map.has_key(groups, key) do
    let group = Map.get(groups, key)
    Map.put(groups, key, %{group | events: List.append(group.events, g)})
  else
    Map.put(groups, key, Group { project_id: g.event.project_id, fingerprint: g.fingerprint, events: [g] })
  end
end

fn known_issues(tx :: PoolHandle, groups :: List<Group>) -> Map<String, IssueState>!String do
  let projects = List.unique(List.map(groups, fn (g :: Group) -> g.project_id end))
  let fingerprints = List.unique(List.map(groups, fn (g :: Group) -> g.fingerprint end))
  let in_projects = placeholders(1, List.length(projects))
  let in_fingerprints = placeholders(List.length(projects) + 1, List.length(fingerprints))
  let sql = "SELECT id, project_id, fingerprint, status, level FROM issues WHERE project_id IN (" <> in_projects <> ") AND fingerprint IN (" <> in_fingerprints <> ")"
  let rows = Pool.query(tx, sql, projects ++ fingerprints)?
  Ok(Map.from_list(List.map(rows, issue_entry)))
end

fn issue_entry(row :: Map<String, String>) -> (String, IssueState) do
  let state = IssueState { id: Map.get(row, "id"), status: Map.get(row, "status"), level: Map.get(row, "level") }
  (issue_key(Map.get(row, "project_id"), Map.get(row, "fingerprint")), state)
end

fn place_groups(tx :: PoolHandle, issues :: Map<String, IssueState>, groups :: List<Group>, placed :: List<Placed>) -> List<Placed>!String do
  case groups do
    [] -> Ok(placed)
    group :: rest -> place_next(tx, issues, group, rest, placed)
  end
end

fn place_next(tx :: PoolHandle, issues :: Map<String, IssueState>, group :: Group, rest :: List<Group>, placed :: List<Placed>) -> List<Placed>!String do
  let more = place_group(tx, issues, group)?
  place_groups(tx, issues, rest, placed ++ more)
end

fn place_group(tx :: PoolHandle, issues :: Map<String, IssueState>, group :: Group) -> List<Placed>!String do
  let key = issue_key(group.project_id, group.fingerprint)
  if Map.has_key(issues, key) do
    count_in(tx, Map.get(issues, key), group)
  else
    create_issue(tx, group)
  end
end

fn create_issue(tx :: PoolHandle, group :: Group) -> List<Placed>!String do
  let id = Random.uuid_v7()
  let first = List.head(group.events)
  let (oldest, newest) = seen_between(group)
  let params = [id, group.project_id, group.fingerprint, first.event.title, highest_level(group, first.event.level), String.from(List.length(group.events)), oldest, newest]
  Pool.execute(tx, "INSERT INTO issues (id, project_id, fingerprint, title, level, event_count, first_seen, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", params)?
  Ok(placed_in(id, group))
end

## Events of a discarded issue leave no trace. An event of a resolved issue brings the issue back.
fn count_in(tx :: PoolHandle, issue :: IssueState, group :: Group) -> List<Placed>!String do
  if issue.status == "discarded" do
    Ok([])
  else
    let (_, newest) = seen_between(group)
    let params = [issue.id, String.from(List.length(group.events)), newest, highest_level(group, issue.level)]
    Pool.execute(tx, "UPDATE issues SET event_count = event_count + CAST($2 AS INTEGER), last_seen = max(last_seen, $3), level = $4 WHERE id = $1", params)?
    regress(tx, issue, newest)?
    Ok(placed_in(issue.id, group))
  end
end

fn regress(tx :: PoolHandle, issue :: IssueState, at :: String) -> Int!String do
  if issue.status == "resolved" do
    Pool.execute(tx, "UPDATE issues SET status = 'unresolved', is_regression = 1, regressed_at = $2 WHERE id = $1", [issue.id, at])
  else
    Ok(0)
  end
end

fn placed_in(issue_id :: String, group :: Group) -> List<Placed> do
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
    e.occurred_at, e.environment, e.release, "local", String.from(e.size_bytes),
    e.errors, e.raw
  ]
end

fn insert_chunks(tx :: PoolHandle, chunks :: List<List<Placed>>) -> Int!String do
  case chunks do
    [] -> Ok(0)
    chunk :: rest -> insert_next(tx, chunk, rest)
  end
end

fn insert_next(tx :: PoolHandle, chunk :: List<Placed>, rest :: List<List<Placed>>) -> Int!String do
  Pool.execute(tx, insert_text(List.length(chunk)), List.flat_map(chunk, event_values))?
  insert_chunks(tx, rest)
end

fn insert_text(rows :: Int) -> String do
  let names = List.map(event_columns(), fn (column :: (String, Bool)) -> Tuple.first(column) end)
  let values = Range.map(0..rows, row_text)
  "INSERT INTO events (" <> String.join(names, ", ") <> ") VALUES " <> String.join(values, ", ")
end

fn row_text(row :: Int) -> String do
  let columns = List.enumerate(event_columns())
  let base = row * List.length(columns) + 1
  "(" <> String.join(List.map(columns, fn (entry :: (Int, (String, Bool))) -> value_text(base, entry) end), ", ") <> ")"
end

## Parameters are texts, so a column that may be null takes the empty text as null.
fn value_text(base :: Int, entry :: (Int, (String, Bool))) -> String do
  let (index, (_, nullable)) = entry
  if nullable do
    "NULLIF(" <> placeholder(base + index) <> ", '')"
  else
    placeholder(base + index)
  end
end
