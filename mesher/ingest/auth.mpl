##! Who may send: finds the ingest key of a request and what it stands for.
##!
##! Keys are stored as digests only. Positive answers are cached by the key cache; a store that cannot be asked is told
##! apart from a key that is wrong, because clients act differently on the two.

from Types.Project import KeyInfo
from Types.JsonValue import text_or
from Service.Registry import Handles
from Service.KeyCache import KeyCache
from Store.Projects import find_key

pub type AuthError do
  NoKey
  WrongKey
  KeysDisagree
  StoreDown(String)
end

## A key as a client presented it, with the project of its DSN when it came in one.
pub struct Presented do
  key :: String
  project :: String
end

pub fn hash_key(key :: String) -> String = Bytes.to_hex(Crypto.sha256(Bytes.from_string(key)))

## The first place that holds a key decides: X-Sentry-Auth, Authorization, the query.
pub fn authenticate(q :: Request, h :: Handles) -> KeyInfo!AuthError do
  case presented(q) do
    [] -> Err(NoKey)
    first :: _ -> checked_key(h, first)
  end
end

## For SDK routes: the project is in the path (a tunnel's path has none), the envelope may name a key of its own, and all
## places must agree.
pub fn authenticate_sdk(q :: Request, h :: Handles, number :: String, dsn :: String) -> KeyInfo!AuthError do
  let found = presented(q) ++ from_dsn(dsn)
  case found do
    [] -> Err(NoKey)
    first :: rest -> agreed_key(h, number, first, rest)
  end
end

fn agreed_key(h :: Handles, number :: String, first :: Presented, rest :: List<Presented>) -> KeyInfo!AuthError do
  if List.all(rest, fn (other :: Presented) -> other.key == first.key end) do
    let info = checked_key(h, first)?
    same_projects(info, [number] ++ List.map(rest, fn (other :: Presented) -> other.project end))
  else
    Err(KeysDisagree)
  end
end

## Every place that names a project must name the key's.
fn same_projects(info :: KeyInfo, projects :: List<String>) -> KeyInfo!AuthError do
  case List.filter(projects, fn (project :: String) -> project != "" end) do
    [] -> Ok(info)
    project :: rest -> same_projects(same_project(info, project)?, rest)
  end
end

fn checked_key(h :: Handles, given :: Presented) -> KeyInfo!AuthError do
  let info = known_key(h, hash_key(given.key))?
  if given.project == "" do
    Ok(info)
  else
    same_project(info, given.project)
  end
end

fn same_project(info :: KeyInfo, project :: String) -> KeyInfo!AuthError do
  if project == String.from(info.number) or project == info.project_id do
    Ok(info)
  else
    Err(WrongKey)
  end
end

fn known_key(h :: Handles, digest :: String) -> KeyInfo!AuthError do
  case KeyCache.lookup(h.key_cache, digest) do
    Some(info) -> Ok(info)
    None -> stored_key(h, digest)
  end
end

fn stored_key(h :: Handles, digest :: String) -> KeyInfo!AuthError do
  case find_key(h.pool, digest) do
    Ok(Some(info)) -> remembered(h, digest, info)
    Ok(None) -> Err(WrongKey)
    Err(reason) -> Err(StoreDown(reason))
  end
end

fn remembered(h :: Handles, digest :: String, info :: KeyInfo) -> KeyInfo!AuthError do
  KeyCache.remember(h.key_cache, digest, info)
  Ok(info)
end

# ---- where keys are found ----

fn presented(q :: Request) -> List<Presented> do
  let header = from_text(text_or(Request.header(q, "X-Sentry-Auth"), ""))
  let authorization = from_text(text_or(Request.header(q, "Authorization"), ""))
  header ++ authorization ++ bare(text_or(Request.query(q, "sentry_key"), ""))
end

## `Sentry k=v, …`, `Bearer KEY`, `DSN dsn`, or the key alone. Other schemes belong to proxies and are passed over.
pub fn from_text(text :: String) -> List<Presented> do
  let trimmed = String.trim(text)
  let scheme = String.to_lower(List.head(String.split(trimmed, " ")))
  let rest = String.trim(String.slice(trimmed, String.length(scheme), String.length(trimmed)))
  if scheme == "sentry" or String.contains(trimmed, "sentry_key=") do
    from_pairs(trimmed)
  else if scheme == "bearer" do
    bare(rest)
  else if scheme == "dsn" do
    from_dsn(rest)
  else if rest == "" do
    bare(trimmed)
  else
    []
  end
end

fn bare(key :: String) -> List<Presented> do
  if key == "" do
    []
  else
    [Presented { key: key, project: "" }]
  end
end

## Pairs in any order, separated by commas and any spaces.
fn from_pairs(text :: String) -> List<Presented> do
  let words = String.split(String.replace(text, ",", " "), " ")
  case List.find(words, fn (word :: String) -> String.starts_with(word, "sentry_key=") end) do
    Some(word) -> bare(String.slice(word, 11, String.length(word)))
    None -> []
  end
end

## `scheme://key[:secret]@host[:port][/path]/project`
pub fn from_dsn(dsn :: String) -> List<Presented> do
  case String.split(dsn, "@") do
    [before, behind] -> dsn_key(before, List.last(String.split(behind, "/")))
    _ -> []
  end
end

fn dsn_key(before :: String, project :: String) -> List<Presented> do
  case String.split(before, "://") do
    [_, user] -> [Presented { key: List.head(String.split(user, ":")), project: project }]
    _ -> []
  end
end
