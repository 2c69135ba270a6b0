##! Queries on projects and ingest keys.

from Types.Project import Project, KeyInfo
from Store.Row import int_of, first_row

## The project and settings of a key that is not revoked. The digests are compared once more in constant time, whatever
## the index did to find the row.
pub fn find_key(pool :: PoolHandle, digest :: String) -> Option<KeyInfo>!String do
  let rows = Pool.query(pool, "SELECT k.key_value, k.project_id, p.number, p.sample_rate FROM api_keys k JOIN projects p ON p.id = k.project_id WHERE k.key_value = $1 AND k.revoked_at IS NULL", [digest])?
  case first_row(rows) do
    Some(row) -> Ok(key_of(row, digest))
    None -> Ok(None)
  end
end

fn key_of(row :: Map<String, String>, digest :: String) -> Option<KeyInfo> do
  if Crypto.secure_compare(Map.get(row, "key_value"), digest) do
    Some(KeyInfo { project_id: Map.get(row, "project_id"), number: int_of(row, "number"), sample_rate: rate_of(Map.get(row, "sample_rate")) })
  else
    None
  end
end

## A rate that cannot be read keeps every event.
fn rate_of(text :: String) -> Float do
  case String.to_float(text) do
    Some(rate) -> rate
    None -> 1.0
  end
end

## A project by id, slug or number.
pub fn find_project(pool :: PoolHandle, name :: String) -> Option<Project>!String do
  let rows = Pool.query(pool, "SELECT id, number FROM projects WHERE id = $1 OR slug = $1 OR CAST(number AS TEXT) = $1 ORDER BY id = $1 DESC, slug = $1 DESC LIMIT 1", [name])?
  case first_row(rows) do
    Some(row) -> Ok(Some(Project { id: Map.get(row, "id"), number: int_of(row, "number") }))
    None -> Ok(None)
  end
end
