##! What an empty store gets at the first start: an organization, a project with number 1, and an ingest key.

## The key in clear when one was made, which is the only time that it can be shown.
pub fn bootstrap(pool :: PoolHandle) -> Option<String>!String do
  Pool.transaction(pool, bootstrap_in)
end

fn bootstrap_in(tx :: PoolHandle) -> Option<String>!String do
  let found = Pool.query(tx, "SELECT id FROM organizations LIMIT 1", [])?
  if List.length(found) > 0 do
    Ok(None)
  else
    first_project(tx)
  end
end

fn first_project(tx :: PoolHandle) -> Option<String>!String do
  let org_id = Random.uuid_v7()
  let project_id = Random.uuid_v7()
  let key = Bytes.to_hex(Random.bytes(16))
  let digest = Bytes.to_hex(Crypto.sha256(Bytes.from_string(key)))
  let now = DateTime.to_string(DateTime.now())
  Pool.execute(tx, "INSERT INTO organizations (id, name, slug, created_at) VALUES ($1, 'default', 'default', $2)", [org_id, now])?
  Pool.execute(tx, "INSERT INTO projects (id, org_id, number, name, slug, created_at) VALUES ($1, $2, 1, 'default', 'default', $3)", [project_id, org_id, now])?
  Pool.execute(tx, "INSERT INTO api_keys (id, project_id, key_value, key_prefix, created_at) VALUES ($1, $2, $3, $4, $5)", [Random.uuid_v7(), project_id, digest, String.slice(key, 0, 9), now])?
  Ok(Some(key))
end
