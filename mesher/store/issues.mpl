##! Queries on issues.

from Store.Row import first_row

fn columns() -> String = "id, project_id, fingerprint, title, level, status, event_count, first_seen, last_seen, assigned_to, is_regression"

## Filters that are empty do not apply. `limit` rows before the cursor, newest first.
pub struct IssueFilter do
  project_id :: String
  status :: String
  level :: String
  title :: String
  before :: String
  before_id :: String
  limit :: Int
end

pub fn list_issues(pool :: PoolHandle, f :: IssueFilter) -> List<Map<String, String>>!String do
  let sql = "SELECT " <> columns() <> " FROM issues WHERE project_id = $1 AND ($2 = '' OR status = $2) AND ($3 = '' OR level = $3) AND ($4 = '' OR instr(lower(title), lower($4)) > 0) AND ($5 = '' OR (last_seen, id) < ($5, $6)) ORDER BY last_seen DESC, id DESC LIMIT CAST($7 AS INTEGER)"
  Pool.query(pool, sql, [f.project_id, f.status, f.level, f.title, f.before, f.before_id, String.from(f.limit)])
end

pub fn find_issue(pool :: PoolHandle, id :: String) -> Option<Map<String, String>>!String do
  let rows = Pool.query(pool, "SELECT " <> columns() <> " FROM issues WHERE id = $1", [id])?
  Ok(first_row(rows))
end

## 1 when the status changed, 0 when the issue had it already or does not exist.
pub fn set_status(pool :: PoolHandle, id :: String, status :: String, at :: String) -> Int!String do
  Pool.execute(pool, transition(status), [id, at])
end

## Each transition keeps the time of its own kind; resolving also ends a regression.
fn transition(status :: String) -> String do
  case status do
    "resolved" -> "UPDATE issues SET status = 'resolved', resolved_at = $2, is_regression = 0 WHERE id = $1 AND status <> 'resolved'"
    "archived" -> "UPDATE issues SET status = 'archived', archived_at = $2 WHERE id = $1 AND status <> 'archived'"
    "discarded" -> "UPDATE issues SET status = 'discarded' WHERE id = $1 AND status <> 'discarded' AND $2 <> ''"
    _ -> "UPDATE issues SET status = 'unresolved' WHERE id = $1 AND status <> 'unresolved' AND $2 <> ''"
  end
end
