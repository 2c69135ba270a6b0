##! Mesher: takes error events over HTTP, groups them into issues, keeps them in SQLite and shows them.
##!
##! This file boots the program: configuration, store, bootstrap, supervision tree, HTTP server. The tree:
##!
##!   AppContext                    configuration and store; outside of the tree, it cannot fail
##!   MesherTree (one_for_one)
##!     stream_manager              StreamManager, who follows which project
##!     stream_relay                StreamRelay, notices to all nodes
##!     stream_ticker               stream_drain_ticker, empties what waits for clients
##!     limiter                     RateLimiter
##!     rate_ticker                 rate_window_ticker, clears the limiter's counters
##!     metrics                     Metrics
##!     key_cache                   KeyCache
##!     storage (one_for_all)       events on their way into the store; both or none
##!       buffer                    WriteBuffer
##!       writer                    StorageWriter
##!     processors (one_for_one)
##!       processor_0 …             EventProcessor, as many as configured
##!     registry                    PipelineRegistry
##!     route_desk                  RouteDesk, events on their way to peers
##!   ClusterTree (one_for_one)     after the node was started
##!     load_monitor                load and peers, workers on peers
##!     peer_keeper                 connections to configured peers
##!
##! Each HTTP connection is a process of its own. It finds the others by name through the registry, so a restart is
##! noticed by the next request.

from Config import Config, load_config, is_loopback
from Store.Schema import migrate
from Store.Bootstrap import bootstrap
from Service.Context import start_context, context_config
from Service.StreamManager import start_stream_manager
from Service.StreamRelay import start_stream_relay, start_stream_ticker
from Service.RateLimiter import start_rate_limiter, start_rate_ticker
from Service.KeyCache import start_key_cache
from Service.WriteBuffer import start_write_buffer
from Service.StorageWriter import start_storage_writer
from Service.Metrics import start_metrics
from Service.EventProcessor import start_processors
from Service.RouteDesk import start_route_desk
from Service.LoadMonitor import start_load_monitor
from Service.PeerKeeper import start_peer_keeper
from Service.Registry import start_registry, service_names, is_up
from Api.Routes import routes

supervisor StorageTree do
  strategy: one_for_all
  max_restarts: 10
  max_seconds: 10
  child buffer do
    start: start_write_buffer
  end
  child writer do
    start: start_storage_writer
  end
end

supervisor MesherTree do
  strategy: one_for_one
  max_restarts: 10
  max_seconds: 10
  child stream_manager do
    start: start_stream_manager
  end
  child stream_relay do
    start: start_stream_relay
  end
  child stream_ticker do
    start: start_stream_ticker
  end
  child limiter do
    start: start_rate_limiter
  end
  child rate_ticker do
    start: start_rate_ticker
  end
  child metrics do
    start: start_metrics
  end
  child key_cache do
    start: start_key_cache
  end
  child storage do
    start: fn -> spawn(StorageTree) end
  end
  child processors do
    start: start_processors
  end
  child registry do
    start: start_registry
  end
  child route_desk do
    start: start_route_desk
  end
end

supervisor ClusterTree do
  strategy: one_for_one
  max_restarts: 10
  max_seconds: 10
  child load_monitor do
    start: start_load_monitor
  end
  child peer_keeper do
    start: start_peer_keeper
  end
end

fn main() do
  case load_config(Env.args()) do
    Ok(config) -> open_store(config)
    Err(reason) -> stop(2, reason)
  end
end

## Ends the program with one line that says why.
fn stop(status :: Int, reason :: String) -> () do
  IO.eprintln("[Mesher] ${reason}")
  Env.exit(status)
end

fn open_store(config :: Config) -> () do
  case Pool.open("sqlite:" <> config.db_path, 1, 4, 5000) do
    Ok(pool) -> prepare_store(config, pool)
    Err(reason) -> stop(1, "store unavailable: ${reason}")
  end
end

fn prepare_store(config :: Config, pool :: PoolHandle) -> () do
  println("[Mesher] store open kind=sqlite")
  case migrate(pool) do
    Ok(version) -> first_start(config, pool, version)
    Err(reason) -> stop(1, "store unavailable: ${reason}")
  end
end

fn first_start(config :: Config, pool :: PoolHandle, version :: Int) -> () do
  println("[Mesher] schema version ${version} ready")
  case bootstrap(pool) do
    Ok(made_key) -> serve(config, pool, made_key)
    Err(reason) -> stop(1, "store unavailable: ${reason}")
  end
end

fn serve(config :: Config, pool :: PoolHandle, made_key :: Option<String>) -> () do
  show_dsn(config, made_key)
  warn_open(config)
  let _ = start_context(config, pool)
  let _ = spawn(MesherTree)
  await_started(200)
  start_node(config)
  case HTTP.start(routes(), config.bind, config.http_port) do
    Ok(port) -> announce(port)
    Err(reason) -> stop(1, "cannot listen on ${config.bind}:${config.http_port}: ${reason}")
  end
end

## After the services, so that a peer never finds a node without them. The launcher may have started it from the same flags.
fn start_node(config :: Config) -> () do
  if config.node_name == "" and Node.self() == "" do
    println("[Mesher] standalone mode, distribution off")
  else if Node.self() != "" do
    join_cluster()
  else
    case Node.start(config.node_name, config.cookie) do
      0 -> join_cluster()
      -2 -> no_node(config, "the port cannot be listened on")
      _ -> no_node(config, "the name or the cookie cannot be used")
    end
  end
end

fn join_cluster() -> () do
  println("[Mesher] node started ${Node.self()}")
  let _ = spawn(ClusterTree)
  ()
end

fn no_node(config :: Config, reason :: String) -> () do
  stop(2, "node start failed ${config.node_name}: ${reason}")
end

fn announce(port :: Int) -> () do
  println("[Mesher] HTTP listening :${port}")
  println("[Mesher] ready")
end

## Supervisors start their children on their own time; requests are taken when all are there.
fn await_started(tries :: Int) -> () do
  if List.all(service_names(context_config().processors), is_up) do
    ()
  else if tries == 0 do
    stop(1, "the services did not start")
  else
    Timer.sleep(25)
    await_started(tries - 1)
  end
end

## The key is stored as a digest only: this is the one time that it can be shown.
fn show_dsn(config :: Config, made_key :: Option<String>) -> () do
  case made_key do
    Some(key) -> println("[Mesher] DSN: ${with_key(config.public_url, key)}/1")
    None -> ()
  end
end

fn with_key(url :: String, key :: String) -> String do
  String.replace(url, "://", "://" <> key <> "@")
end

fn warn_open(config :: Config) -> () do
  println("[Mesher] WARNING: MESHER_AUTH=off, management routes need no login; listening on ${config.bind}")
  if not is_loopback(config.bind) do
    println("[Mesher] WARNING: ${config.bind} is reachable from other machines, and so are the management routes")
  end
end
