##! KeyCache: ingest keys that were found valid, by digest, for 60 seconds.
##!
##! Only positive answers are kept, so that guessing keys cannot fill it. The store is asked by the requests themselves:
##! this process never waits. Restart rule: permanent; it starts empty.

from Types.Project import KeyInfo
from Service.Context import enlist

struct CachedKey do
  info :: KeyInfo
  until_ms :: Int
end

service KeyCache do
  fn init(lifetime_ms :: Int) -> (Int, Map<String, CachedKey>) do
    (lifetime_ms, Map.new())
  end

  call Lookup(digest :: String) :: Option<KeyInfo> do |state|
    let (_, keys) = state
    (state, valid_key(keys, digest, Timer.monotonic_ms()))
  end

  cast Remember(digest :: String, info :: KeyInfo) do |state|
    let (lifetime_ms, keys) = state
    let entry = CachedKey { info: info, until_ms: Timer.monotonic_ms() + lifetime_ms }
    (lifetime_ms, Map.put(bounded_keys(keys), digest, entry))
  end
end

fn valid_key(keys :: Map<String, CachedKey>, digest :: String, now_ms :: Int) -> Option<KeyInfo> do
  if Map.has_key(keys, digest) do
    unexpired(Map.get(keys, digest), now_ms)
  else
    None
  end
end

fn unexpired(entry :: CachedKey, now_ms :: Int) -> Option<KeyInfo> do
  if entry.until_ms > now_ms do
    Some(entry.info)
  else
    None
  end
end

fn bounded_keys(keys :: Map<String, CachedKey>) -> Map<String, CachedKey> do
  if Map.size(keys) < 10000 do
    keys
  else
    Map.new()
  end
end

pub fn start_key_cache() -> Pid do
  let pid = enlist("mesher_key_cache", KeyCache.start(60000))
  println("[Mesher] KeyCache started lifetime=60s")
  pid
end
