##! Configuration: command line flags and environment variables become one checked `Config`.
##!
##! A flag beats its variable, which beats the default. Nothing is silently replaced: a value that cannot be honoured
##! is an error that names its variable. This module reads the environment and nothing else: no store, no processes.

pub struct Config do
  http_port :: Int
  bind :: String
  db_path :: String
  public_url :: String
  rate_max :: Int
  rate_window_s :: Int
  processors :: Int
  node_name :: String
  cookie :: String
  peers :: List<String>
  remote_workers :: Int
  load_threshold :: Int
end

## Flags of this program that take a value.
fn own_flags() -> List<String> = ["--http-port", "--bind", "--db"]

## Flags that belong to the launcher; they are passed on to the program and mean nothing here.
fn launcher_flags() -> List<String> = ["--schedulers", "--seed", "--max-processes", "--stack-kib"]

fn launcher_switches() -> List<String> = ["--no-color", "--json"]

## The launcher takes these as well, checks them and starts the node before `main`.
fn cluster_flags() -> List<String> = ["--name", "--cookie", "--cookie-file", "--cluster"]

## The WebSocket server has a port of its own, and this program has none.
fn server_flags() -> List<String> = ["--ws-port"]

## Reads the arguments and the environment. The error is one line that names the flag or variable.
pub fn load_config(args :: List<String>) -> Config!String do
  let flags = read_flags(args, Map.new())?
  refuse_unsupported()?
  let http_port = whole_number(setting(flags, "--http-port", "MESHER_HTTP_PORT"), "--http-port (MESHER_HTTP_PORT)", 8080, 1, 65535)?
  let bind = address(setting(flags, "--bind", "MESHER_BIND"))?
  let rate_max = whole_number(env_setting("MESHER_RATE_MAX"), "MESHER_RATE_MAX", 1000, 1, 1000000000)?
  let rate_window_s = whole_number(env_setting("MESHER_RATE_WINDOW"), "MESHER_RATE_WINDOW", 60, 1, 86400)?
  let processors = whole_number(env_setting("MESHER_PROCESSORS"), "MESHER_PROCESSORS", Math.max(2, Math.min(16, Env.processors())), 1, 64)?
  let public_url = base_url(env_setting("MESHER_PUBLIC_URL"), http_port)?
  let remote_workers = whole_number(env_setting("MESHER_REMOTE_WORKERS"), "MESHER_REMOTE_WORKERS", 1, 0, 64)?
  let load_threshold = whole_number(env_setting("MESHER_LOAD_THRESHOLD"), "MESHER_LOAD_THRESHOLD", 100, 1, 1000000000)?
  let node_name = node_of(setting(flags, "--name", "MESHER_NODE_NAME"), "--name (MESHER_NODE_NAME)")?
  let cookie = cookie_of(flags)?
  let peers = peers_of(or_default(setting(flags, "--cluster", "MESHER_PEERS"), ""))?
  only_as_node(node_name, cookie, peers)?
  Ok(Config {
    http_port: http_port,
    bind: bind,
    db_path: or_default(setting(flags, "--db", "MESHER_DB_PATH"), "mesher.db"),
    public_url: public_url,
    rate_max: rate_max,
    rate_window_s: rate_window_s,
    processors: processors,
    node_name: node_name,
    cookie: cookie,
    peers: peers,
    remote_workers: remote_workers,
    load_threshold: load_threshold
  })
end

pub fn is_loopback(bind :: String) -> Bool = String.starts_with(bind, "127.")

# ---- flags ----

fn read_flags(args :: List<String>, found :: Map<String, String>) -> Map<String, String>!String do
  case args do
    [] -> Ok(found)
    "--" :: rest -> read_flags(rest, found)
    arg :: rest -> read_flag(arg, rest, found)
  end
end

fn read_flag(arg :: String, rest :: List<String>, found :: Map<String, String>) -> Map<String, String>!String do
  case String.index_of(arg, "=") do
    Some(at) -> read_value(String.slice(arg, 0, at), [String.slice(arg, at + 1, String.length(arg))] ++ rest, found)
    None -> read_value(arg, rest, found)
  end
end

fn read_value(name :: String, rest :: List<String>, found :: Map<String, String>) -> Map<String, String>!String do
  if List.contains(launcher_switches(), name) do
    read_flags(rest, found)
  else if List.contains(server_flags(), name) do
    Err("${name}: there is no WebSocket server")
  else if List.contains(own_flags(), name) or List.contains(launcher_flags(), name) or List.contains(cluster_flags(), name) do
    take_value(name, rest, found)
  else
    Err("unknown flag ${name}; known are --http-port N, --bind ADDR, --db PATH")
  end
end

fn take_value(name :: String, rest :: List<String>, found :: Map<String, String>) -> Map<String, String>!String do
  case rest do
    [] -> Err("${name}: the value is missing")
    value :: more -> read_flags(more, Map.put(found, name, value))
  end
end

# ---- values ----

fn setting(flags :: Map<String, String>, flag :: String, variable :: String) -> Option<String> do
  if Map.has_key(flags, flag) do
    Some(Map.get(flags, flag))
  else
    env_setting(variable)
  end
end

## An empty variable counts as unset: that is how shells and compose files clear one.
fn env_setting(variable :: String) -> Option<String> do
  case Env.get(variable) do
    Some("") -> None
    other -> other
  end
end

fn or_default(value :: Option<String>, fallback :: String) -> String do
  case value do
    Some(text) -> text
    None -> fallback
  end
end

fn whole_number(value :: Option<String>, variable :: String, fallback :: Int, low :: Int, high :: Int) -> Int!String do
  case value do
    None -> Ok(fallback)
    Some(text) -> number_between(text, variable, low, high)
  end
end

fn number_between(text :: String, variable :: String, low :: Int, high :: Int) -> Int!String do
  case String.to_int(text) do
    Some(n) when n >= low and n <= high -> Ok(n)
    _ -> Err("${variable}: '${text}' is not a whole number from ${low} to ${high}")
  end
end

# ---- cluster ----

fn node_of(value :: Option<String>, variable :: String) -> String!String do
  case value do
    None -> Ok(or_default(env_setting("MESH_NAME"), "") |> with_port)
    Some(text) -> checked_node(text, variable)
  end
end

fn checked_node(text :: String, variable :: String) -> String!String do
  let name = String.trim(text)
  if Regex.matches(node_pattern, name) do
    Ok(with_port(name))
  else
    Err("${variable}: '${name}' is not a node name; it should be name@host or name@host:port")
  end
end

## Names are compared, so the port is always part of them.
fn with_port(name :: String) -> String do
  if name == "" or Regex.matches(port_pattern, name) do
    name
  else
    name <> ":9000"
  end
end

fn compiled(pattern :: String) -> Regex do
  case Regex.compile(pattern) do
    Ok(regex) -> regex
    Err(_) -> compiled("x")
  end
end

let node_pattern = compiled("^[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+(:[0-9]{1,5})?$")
let port_pattern = compiled(":[0-9]+$")

fn cookie_of(flags :: Map<String, String>) -> String!String do
  let file = setting(flags, "--cookie-file", "MESHER_COOKIE_FILE")
  case (setting(flags, "--cookie", "MESHER_COOKIE"), file) do
    (Some(cookie), _) -> Ok(cookie)
    (None, Some(path)) -> cookie_in(path)
    (None, None) -> Ok(or_default(env_setting("MESH_COOKIE"), ""))
  end
end

fn cookie_in(path :: String) -> String!String do
  case File.read(path) do
    Ok(text) -> Ok(String.trim(text))
    Err(reason) -> Err("--cookie-file (MESHER_COOKIE_FILE): ${reason}")
  end
end

fn peers_of(text :: String) -> List<String>!String do
  let names = List.filter(List.map(String.split(text, ","), fn (t :: String) -> String.trim(t) end), fn (t :: String) -> t != "" end)
  checked_peers(names, [])
end

fn checked_peers(names :: List<String>, found :: List<String>) -> List<String>!String do
  case names do
    [] -> Ok(found)
    name :: rest -> add_peer(checked_node(name, "--cluster (MESHER_PEERS)")?, rest, found)
  end
end

fn add_peer(name :: String, rest :: List<String>, found :: List<String>) -> List<String>!String do
  checked_peers(rest, if List.contains(found, name) do found else List.append(found, name) end)
end

fn only_as_node(name :: String, cookie :: String, peers :: List<String>) -> Bool!String do
  if name == "" and List.length(peers) > 0 do
    Err("--cluster (MESHER_PEERS): a cluster needs a node name, set --name (MESHER_NODE_NAME)")
  else if name != "" and cookie == "" do
    Err("--name (MESHER_NODE_NAME): a node needs a cookie, set --cookie-file or MESHER_COOKIE")
  else if name != "" and String.length(cookie) < 16 do
    Err("--cookie (MESHER_COOKIE, MESHER_COOKIE_FILE): a cookie has 16 characters or more")
  else
    Ok(true)
  end
end

fn address(value :: Option<String>) -> String!String do
  case value do
    None -> Ok("127.0.0.1")
    Some(text) -> checked_address(text)
  end
end

fn checked_address(text :: String) -> String!String do
  let parts = String.split(text, ".")
  if List.length(parts) == 4 and List.all(parts, is_octet) do
    Ok(text)
  else
    Err("--bind (MESHER_BIND): '${text}' is not an IPv4 address")
  end
end

fn is_octet(part :: String) -> Bool do
  case String.to_int(part) do
    Some(n) -> n >= 0 and n <= 255
    None -> false
  end
end

fn base_url(value :: Option<String>, http_port :: Int) -> String!String do
  case value do
    None -> Ok("http://127.0.0.1:${http_port}")
    Some(text) -> checked_url(text)
  end
end

fn checked_url(text :: String) -> String!String do
  if String.starts_with(text, "http://") or String.starts_with(text, "https://") do
    Ok(without_last_slash(text))
  else
    Err("MESHER_PUBLIC_URL: '${text}' does not start with http:// or https://")
  end
end

fn without_last_slash(text :: String) -> String do
  if String.ends_with(text, "/") do
    String.slice(text, 0, String.length(text) - 1)
  else
    text
  end
end

## Settings whose names are documented but which this program cannot honour must not be ignored in silence.
fn refuse_unsupported() -> Bool!String do
  only("DATABASE_URL", [], "PostgreSQL is not supported, unset it to use the SQLite file")?
  only("MESHER_AUTH", ["off"], "management routes have no login, only 'off' is possible")?
  only("MESHER_DURABILITY", ["process"], "only 'process' is supported")?
  only("MESHER_LOG", ["text"], "only 'text' is supported")?
  only("MESHER_CORS_ORIGIN", [], "the management routes have no CORS, unset it")?
  only("MESHER_WS_PORT", [], "there is no WebSocket server, unset it")?
  only("MESHER_BATCH", [], "a batch is whatever gathers while the one before is committed, unset it")?
  only("MESHER_BUFFER", [], "events wait with their requests and not in a buffer of a set size, unset it")?
  only("MESHER_FLUSH_MS", [], "a batch is committed as soon as the one before is, unset it")?
  only("MESHER_SPOOL_DIR", [], "there is no spool, unset it")?
  only("MESHER_SPOOL_MB", [], "there is no spool, unset it")
end

fn only(variable :: String, allowed :: List<String>, reason :: String) -> Bool!String do
  case env_setting(variable) do
    None -> Ok(true)
    Some(value) -> only_value(variable, value, allowed, reason)
  end
end

fn only_value(variable :: String, value :: String, allowed :: List<String>, reason :: String) -> Bool!String do
  if List.contains(allowed, value) do
    Ok(true)
  else
    Err("${variable}: ${reason}")
  end
end
