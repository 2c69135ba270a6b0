##! Events that the store refused, kept for a person to look at.

pub fn add_dead_letter(pool :: PoolHandle, project_id :: String, reason :: String, payload :: String) -> Int!String do
  Pool.execute(pool, "INSERT INTO dead_letters (id, project_id, reason, payload, created_at) VALUES ($1, $2, $3, $4, $5)", [Random.uuid_v7(), project_id, reason, payload, DateTime.to_string(DateTime.now())])
end
