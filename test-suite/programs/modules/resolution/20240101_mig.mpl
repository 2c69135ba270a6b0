pub fn up(pool :: PoolHandle) -> Int!String do
  Ok(0)
end
