##! The schema of the SQLite store and its versions.
##!
##! `migrations` is append-only: version n is the n-th entry. A store that is newer than this program is left alone,
##! because this program cannot know what the newer one means by its tables.

from Store.Row import int_of

fn migrations() -> List<List<String>> = [initial_tables()]

pub fn schema_version() -> Int = List.length(migrations())

## Brings the store up to date inside one transaction and returns its version.
pub fn migrate(pool :: PoolHandle) -> Int!String do
  let found = stored_version(pool)?
  if found > schema_version() do
    Err("the database has schema version ${found}, this program knows ${schema_version()}: use the newer program")
  else if found == schema_version() do
    Ok(found)
  else
    Pool.transaction(pool, migrate_in)
  end
end

## The version is read again inside the transaction: another process may have been first.
fn migrate_in(tx :: PoolHandle) -> Int!String do
  let found = stored_version(tx)?
  let pending = List.drop(migrations(), found)
  run_all(tx, List.flatten(pending))?
  Pool.execute(tx, "INSERT INTO meta (key, value) VALUES ('schema_version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [String.from(schema_version())])?
  Pool.execute(tx, "INSERT INTO meta (key, value) VALUES ('store_id', $1) ON CONFLICT (key) DO NOTHING", [Random.uuid_v4()])?
  Ok(schema_version())
end

## 0 for a store without tables.
fn stored_version(pool :: PoolHandle) -> Int!String do
  let tables = Pool.query(pool, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'", [])?
  if List.length(tables) == 0 do
    Ok(0)
  else
    version_row(Pool.query(pool, "SELECT value FROM meta WHERE key = 'schema_version'", [])?)
  end
end

fn version_row(rows :: List<Map<String, String>>) -> Int!String do
  case rows do
    [] -> Err("the database has a table 'meta' without a schema version: it is not a Mesher store")
    row :: _ -> Ok(int_of(row, "value"))
  end
end

fn run_all(tx :: PoolHandle, statements :: List<String>) -> Int!String do
  case statements do
    [] -> Ok(0)
    sql :: rest -> run_next(tx, sql, rest)
  end
end

fn run_next(tx :: PoolHandle, sql :: String, rest :: List<String>) -> Int!String do
  Pool.execute(tx, sql, [])?
  run_all(tx, rest)
end

## `events` is keyed by id and project: two projects may see the same client id, one project counts it once.
fn initial_tables() -> List<String> do
  [
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE organizations (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      slug TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL
    )""",
    """CREATE TABLE projects (
      id TEXT PRIMARY KEY,
      org_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
      number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
      name TEXT NOT NULL,
      platform TEXT,
      slug TEXT,
      retention_days INTEGER NOT NULL DEFAULT 90 CHECK (retention_days IN (30, 60, 90)),
      sample_rate REAL NOT NULL DEFAULT 1.0 CHECK (sample_rate BETWEEN 0 AND 1),
      created_at TEXT NOT NULL
    )""",
    "CREATE INDEX idx_projects_org ON projects (org_id)",
    "CREATE UNIQUE INDEX idx_projects_slug ON projects (slug) WHERE slug IS NOT NULL",
    """CREATE TABLE api_keys (
      id TEXT PRIMARY KEY,
      project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
      key_value TEXT NOT NULL UNIQUE,
      key_prefix TEXT NOT NULL,
      label TEXT NOT NULL DEFAULT 'default',
      created_at TEXT NOT NULL,
      revoked_at TEXT,
      last_used_at TEXT
    )""",
    "CREATE INDEX idx_api_keys_project ON api_keys (project_id)",
    "CREATE INDEX idx_api_keys_value ON api_keys (key_value) WHERE revoked_at IS NULL",
    """CREATE TABLE issues (
      id TEXT PRIMARY KEY,
      project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
      fingerprint TEXT NOT NULL,
      title TEXT NOT NULL,
      level TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'unresolved' CHECK (status IN ('unresolved', 'resolved', 'archived', 'discarded')),
      event_count INTEGER NOT NULL DEFAULT 0,
      first_seen TEXT NOT NULL,
      last_seen TEXT NOT NULL,
      assigned_to TEXT,
      resolved_at TEXT,
      archived_at TEXT,
      regressed_at TEXT,
      is_regression INTEGER NOT NULL DEFAULT 0,
      UNIQUE (project_id, fingerprint)
    )""",
    "CREATE INDEX idx_issues_project_status ON issues (project_id, status)",
    "CREATE INDEX idx_issues_project_last_seen ON issues (project_id, last_seen DESC, id DESC)",
    """CREATE TABLE events (
      id TEXT NOT NULL,
      project_id TEXT NOT NULL,
      issue_id TEXT NOT NULL,
      level TEXT NOT NULL,
      message TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      exception TEXT CHECK (json_valid(exception)),
      stacktrace TEXT CHECK (json_valid(stacktrace)),
      breadcrumbs TEXT CHECK (json_valid(breadcrumbs)),
      tags TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(tags)),
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
      user_context TEXT CHECK (json_valid(user_context)),
      sdk_name TEXT,
      sdk_version TEXT,
      received_at TEXT NOT NULL,
      occurred_at TEXT NOT NULL,
      environment TEXT,
      release TEXT,
      processed_on TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      errors TEXT NOT NULL DEFAULT '[]',
      raw TEXT NOT NULL,
      PRIMARY KEY (id, project_id)
    )""",
    "CREATE INDEX idx_events_project_received ON events (project_id, received_at DESC, id DESC)",
    "CREATE INDEX idx_events_issue_received ON events (issue_id, received_at DESC, id DESC)",
    """CREATE TABLE dead_letters (
      id TEXT PRIMARY KEY,
      project_id TEXT,
      reason TEXT NOT NULL,
      payload TEXT NOT NULL,
      created_at TEXT NOT NULL
    )"""
  ]
end
