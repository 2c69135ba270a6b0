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
end

## Flags of this program that take a value.
fn own_flags() -> List<String> = ["--http-port", "--bind", "--db"]

## Flags that belong to the launcher; they are passed on to the program and mean nothing here.
fn launcher_flags() -> List<String> = ["--schedulers", "--seed", "--max-processes", "--stack-kib"]

fn launcher_switches() -> List<String> = ["--no-color", "--json"]

## Cluster flags are known by name so that the message can say what is wrong with them.
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
  Ok(Config {
    http_port: http_port,
    bind: bind,
    db_path: or_default(setting(flags, "--db", "MESHER_DB_PATH"), "mesher.db"),
    public_url: public_url,
    rate_max: rate_max,
    rate_window_s: rate_window_s,
    processors: processors
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
  else if List.contains(cluster_flags(), name) do
    Err("${name}: this program runs standalone, cluster flags are not supported")
  else if List.contains(server_flags(), name) do
    Err("${name}: there is no WebSocket server")
  else if List.contains(own_flags(), name) or List.contains(launcher_flags(), name) do
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
  only("MESHER_NODE_NAME", [], "this program runs standalone, unset it")?
  only("MESHER_PEERS", [], "this program runs standalone, unset it")?
  only("MESHER_WS_PORT", [], "there is no WebSocket server, unset it")
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
