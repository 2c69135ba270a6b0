##! Queries on issues.

from Store.Row import first_row, int_of

fn columns() -> String = "id, project_id, fingerprint, title, level, status, event_count, first_seen, last_seen, assigned_to, is_regression"

## Filters that are empty do not apply; `assigned_to` may be `none`. `limit` rows before the cursor, in descending order of
## the column `sort`, which is one of `sort_columns`.
pub struct IssueFilter do
  project_id :: String
  status :: String
  level :: String
  title :: String
  environment :: String
  assigned_to :: String
  from :: String
  to :: String
  sort :: String
  before :: String
  before_id :: String
  limit :: Int
end

pub fn sort_columns() -> List<String> = ["last_seen", "first_seen", "event_count"]

pub fn list_issues(pool :: PoolHandle, f :: IssueFilter) -> List<Map<String, String>>!String do
  let cursor = if f.sort == "event_count" do "(event_count, id) < (CAST($5 AS INTEGER), $6)" else "(${f.sort}, id) < ($5, $6)" end
  let conditions = [
    "project_id = $1",
    "($2 = '' OR status = $2)",
    "($3 = '' OR level = $3)",
    "($4 = '' OR instr(lower(title), lower($4)) > 0)",
    "($5 = '' OR " <> cursor <> ")",
    "($7 = '' OR EXISTS (SELECT 1 FROM events e WHERE e.issue_id = issues.id AND e.environment = $7))",
    "($8 = '' OR ($8 = 'none' AND assigned_to IS NULL) OR assigned_to = $8)",
    "($9 = '' OR last_seen >= $9)",
    "($10 = '' OR last_seen <= $10)"
  ]
  let sql = "SELECT " <> columns() <> " FROM issues WHERE " <> String.join(conditions, " AND ") <> " ORDER BY ${f.sort} DESC, id DESC LIMIT CAST($11 AS INTEGER)"
  Pool.query(pool, sql, [f.project_id, f.status, f.level, f.title, f.before, f.before_id, f.environment, f.assigned_to, f.from, f.to, String.from(f.limit)])
end

pub fn find_issue(pool :: PoolHandle, id :: String) -> Option<Map<String, String>>!String do
  let rows = Pool.query(pool, "SELECT " <> columns() <> " FROM issues WHERE id = $1", [id])?
  Ok(first_row(rows))
end

pub fn count_unresolved(pool :: PoolHandle, project_id :: String) -> Int!String do
  let rows = Pool.query(pool, "SELECT count(*) AS n FROM issues WHERE project_id = $1 AND status = 'unresolved'", [project_id])?
  Ok(int_of(List.head(rows), "n"))
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

## 1 when the issue was assigned to somebody.
pub fn unassign(pool :: PoolHandle, id :: String) -> Int!String do
  Pool.execute(pool, "UPDATE issues SET assigned_to = NULL WHERE id = $1 AND assigned_to IS NOT NULL", [id])
end

## The issue and all its events, or nothing of it.
pub fn delete_issue(pool :: PoolHandle, id :: String) -> Int!String do
  Pool.transaction(pool, fn (tx :: PoolHandle) -> delete_in(tx, id) end)
end

fn delete_in(tx :: PoolHandle, id :: String) -> Int!String do
  Pool.execute(tx, "DELETE FROM events WHERE issue_id = $1", [id])?
  Pool.execute(tx, "DELETE FROM issues WHERE id = $1", [id])
end
