##! Queries on events; they are written by the batch transaction only.

from Store.Row import first_row

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
