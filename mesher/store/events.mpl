##! Queries on events; they are written by the batch transaction only.

from Store.Row import first_row, placeholder

## `limit` events of an issue before the cursor, newest first. Filters that are empty do not apply.
pub struct EventFilter do
  issue_id :: String
  level :: String
  environment :: String
  before :: String
  before_id :: String
  limit :: Int
end

pub fn list_issue_events(pool :: PoolHandle, f :: EventFilter) -> List<Map<String, String>>!String do
  let sql = "SELECT id, level, message, received_at, environment, release FROM events WHERE issue_id = $1 AND ($2 = '' OR level = $2) AND ($3 = '' OR environment = $3) AND ($4 = '' OR (received_at, id) < ($4, $5)) ORDER BY received_at DESC, id DESC LIMIT CAST($6 AS INTEGER)"
  Pool.query(pool, sql, [f.issue_id, f.level, f.environment, f.before, f.before_id, String.from(f.limit)])
end

## The newest events of an issue.
pub fn issue_timeline(pool :: PoolHandle, issue_id :: String, limit :: Int) -> List<Map<String, String>>!String do
  Pool.query(pool, "SELECT id, level, message, received_at FROM events WHERE issue_id = $1 ORDER BY received_at DESC, id DESC LIMIT CAST($2 AS INTEGER)", [issue_id, String.from(limit)])
end

## Events of an issue counted by hour or by day, newest first.
pub fn issue_buckets(pool :: PoolHandle, issue_id :: String, by_day :: Bool, limit :: Int) -> List<Map<String, String>>!String do
  let form = if by_day do "%Y-%m-%dT00:00:00.000Z" else "%Y-%m-%dT%H:00:00.000Z" end
  Pool.query(pool, "SELECT strftime($2, received_at) AS bucket, count(*) AS count FROM events WHERE issue_id = $1 GROUP BY bucket ORDER BY bucket DESC LIMIT CAST($3 AS INTEGER)", [issue_id, form, String.from(limit)])
end

## Filters that are empty do not apply.
pub struct ProjectEventFilter do
  project_id :: String
  issue_id :: String
  text :: String
  level :: String
  environment :: String
  release :: String
  tags :: List<(String, String)>
  from :: String
  to :: String
  before :: String
  before_id :: String
  limit :: Int
end

pub fn list_project_events(pool :: PoolHandle, f :: ProjectEventFilter) -> List<Map<String, String>>!String do
  let conditions = [
    "project_id = $1",
    "($2 = '' OR issue_id = $2)",
    "($3 = '' OR instr(lower(message), lower($3)) > 0)",
    "($4 = '' OR level = $4)",
    "($5 = '' OR environment = $5)",
    "($6 = '' OR release = $6)",
    "($7 = '' OR received_at >= $7)",
    "($8 = '' OR received_at <= $8)",
    "($9 = '' OR (received_at, id) < ($9, $10))"
  ]
  let tag_conditions = List.map(List.enumerate(f.tags), tag_condition)
  let sql = "SELECT id, issue_id, level, message, received_at, tags FROM events WHERE " <> String.join(conditions ++ tag_conditions, " AND ") <> " ORDER BY received_at DESC, id DESC LIMIT CAST($11 AS INTEGER)"
  let values = [f.project_id, f.issue_id, f.text, f.level, f.environment, f.release, f.from, f.to, f.before, f.before_id, String.from(f.limit)]
  Pool.query(pool, sql, values ++ List.flat_map(f.tags, tag_values))
end

fn tag_condition(entry :: (Int, (String, String))) -> String do
  let first = 12 + 2 * Tuple.first(entry)
  "EXISTS (SELECT 1 FROM json_each(events.tags) t WHERE t.key = " <> placeholder(first) <> " AND t.value = " <> placeholder(first + 1) <> ")"
end

fn tag_values(tag :: (String, String)) -> List<String> do
  let (key, value) = tag
  [key, value]
end

pub fn find_event(pool :: PoolHandle, id :: String) -> Option<Map<String, String>>!String do
  let rows = Pool.query(pool, "SELECT * FROM events WHERE id = $1 ORDER BY received_at DESC LIMIT 1", [id])?
  Ok(first_row(rows))
end

## The event just after, or just before, in the same issue; the empty text at the ends.
pub fn next_event_id(pool :: PoolHandle, issue_id :: String, received_at :: String, id :: String) -> String!String do
  neighbour(pool, "SELECT id FROM events WHERE issue_id = $1 AND (received_at, id) > ($2, $3) ORDER BY received_at, id LIMIT 1", [issue_id, received_at, id])
end

pub fn previous_event_id(pool :: PoolHandle, issue_id :: String, received_at :: String, id :: String) -> String!String do
  neighbour(pool, "SELECT id FROM events WHERE issue_id = $1 AND (received_at, id) < ($2, $3) ORDER BY received_at DESC, id DESC LIMIT 1", [issue_id, received_at, id])
end

fn neighbour(pool :: PoolHandle, sql :: String, params :: List<String>) -> String!String do
  case first_row(Pool.query(pool, sql, params)?) do
    Some(row) -> Ok(Map.get(row, "id"))
    None -> Ok("")
  end
end
