##! load_monitor: watches the load and the peers of this node. Under load it starts workers on peers that share the store; a peer
##! that is lost takes its routes with it. Global names are looked after here, because their processes may be restarted.
##!
##! Restart rule: permanent. A restarted one takes all peers for new ones; workers that run already are known to RouteDesk.

from Service.Context import context_config, context_pool, enlist
from Service.Registry import PipelineRegistry
from Service.StreamManager import manager_name
from Service.RouteDesk import RouteDesk, Route, Watched, desk
from Service.Worker import event_processor_worker
from Types.Routed import WorkerMessage, Stop

pub fn tick_ms() -> Int = 5000

struct Watch do
  peers :: List<String>
  monitored :: List<String>
  quiet_turns :: Int
  turn :: Int
end

actor load_monitor(watch :: Watch) do
  let gone = receive do
    (:nodedown, name) -> [name]
    (:nodeup, _name) -> []
  after 5000 -> []
  end
  load_monitor(one_turn(watch, gone))
end

pub fn start_load_monitor() -> Pid do
  show_global_names()
  enlist("mesher_load_monitor", spawn(load_monitor, Watch { peers: [], monitored: [], quiet_turns: 0, turn: 0 }))
end

## `gone`: peers that were lost, even if they are back already.
fn one_turn(watch :: Watch, gone :: List<String>) -> Watch do
  let n = PipelineRegistry.take_event_count(Process.whereis("mesher_registry"))
  let peers = Node.list()
  let stayed = List.filter(watch.peers, fn (p :: String) -> List.contains(peers, p) and not List.contains(gone, p) end)
  mourn(without(watch.peers, stayed), watch.peers, peers)
  let greeted = greet(without(peers, stayed), watch.peers, peers)
  let monitored = List.filter(watch.monitored, fn (p :: String) -> List.contains(stayed, p) end) ++ greeted
  let _ = register_globally()
  let threshold = context_config().load_threshold
  let is_high = n > threshold and List.length(peers) > 0
  let quiet = if n * 2 < threshold do watch.quiet_turns + 1 else 0 end
  show_load(n, peers, peers != watch.peers)
  if is_high do
    spread(peers, watch.turn)
  else if quiet >= 3 do
    gather()
  end
  RouteDesk.set_load(desk(), is_high, Watched { events: n, monitored: monitored })
  Watch { peers: peers, monitored: monitored, quiet_turns: quiet, turn: watch.turn + 1 }
end

fn without(names :: List<String>, others :: List<String>) -> List<String> do
  List.filter(names, fn (name :: String) -> not List.contains(others, name) end)
end

fn show_load(n :: Int, peers :: List<String>, is_changed :: Bool) -> () do
  if is_changed or (n > 0 and Node.self() != "") do
    println("[Mesher] load ${n} events/5s peers=${List.length(peers)} routes=${List.length(RouteDesk.routes(desk()))}")
  end
end

# ---- peers that come and go ----

## Watches the new peers; returns those that are watched.
fn greet(joined :: List<String>, before :: List<String>, now :: List<String>) -> List<String> do
  if List.length(joined) > 0 do
    println("[Mesher] new peers ${String.join(joined, ",")} (${List.length(before)} -> ${List.length(now)})")
  end
  let watched = List.filter(joined, watch_peer)
  if List.length(watched) > 0 do
    # Their names arrive right after the connection.
    Timer.sleep(100)
    for name in watched do
      warn_of_other_store(name)
    end
    watched
  else
    watched
  end
end

fn watch_peer(name :: String) -> Bool do
  let is_watched = Node.monitor(name) == 0
  println(if is_watched do "[Mesher] monitoring peer ${name}" else "[Mesher] monitor failed for ${name}" end)
  is_watched
end

fn warn_of_other_store(name :: String) -> () do
  if not shares_store(name) do
    IO.eprintln("[Mesher] peer ${name} has another store or none yet, no events are routed to it")
  end
end

fn mourn(lost :: List<String>, before :: List<String>, now :: List<String>) -> () do
  for name in lost do
    bury(name, List.length(before), List.length(now))
  end
  ()
end

fn bury(name :: String, before :: Int, now :: Int) -> () do
  println("[Mesher] NODEDOWN ${name} (${before} -> ${now} peers)")
  RouteDesk.remove_node(desk(), name)
end

# ---- workers on peers ----

fn workers_on(name :: String) -> Int do
  List.length(List.filter(RouteDesk.routes(desk()), fn (r :: Route) -> r.node == name end))
end

## The peer with the fewest of our workers, in rotation.
fn spread(peers :: List<String>, turn :: Int) -> () do
  let able = List.filter(peers, shares_store)
  let free = List.filter(able, fn (p :: String) -> workers_on(p) < context_config().remote_workers end)
  case List.length(free) do
    0 -> ()
    count -> start_worker(List.head(List.sort_by(rotated(free, turn % count), workers_on)))
  end
end

fn rotated(names :: List<String>, by :: Int) -> List<String> = List.drop(names, by) ++ List.take(names, by)

fn start_worker(peer :: String) -> () do
  println("[Mesher] load high, spawning event_processor_worker on ${peer}")
  # A turn must not wait long for the network. A worker that starts all the same ends by itself when nothing comes.
  let worker = case Job.await_timeout(Job.async(fn -> Node.spawn(peer, event_processor_worker) end), 1000) do
    Ok(pid) -> pid
    Err(_) -> Process.whereis("")
  end
  if "${worker}" == "#PID<0.0>" do
    println("[Mesher] remote spawn failed on ${peer}")
  else
    println("[Mesher] remote worker running on ${peer} pid=${worker}")
    RouteDesk.add_remote(desk(), peer, worker)
  end
end

fn gather() -> () do
  for route in RouteDesk.routes(desk()) do
    stop_worker(route)
  end
  ()
end

fn stop_worker(route :: Route) -> () do
  RouteDesk.remove_node(desk(), route.node)
  send(route.worker, Stop)
end

# ---- global names ----

fn own_names() -> List<(String, String)> do
  let node = Node.self()
  [
    ("mesher_registry@${node}", "mesher_registry"),
    ("mesher_processor@${node}", "mesher_processor_0"),
    (manager_name(node), "stream_manager"),
    ("mesher_registry", "mesher_registry"),
    (store_name(node), "mesher_writer")
  ]
end

## Nodes that share a store know it by this name: it holds the store's id.
fn store_name(node :: String) -> String = "mesher_store ${store_id()} ${node}"

pub fn store_id() -> String do
  case Pool.query(context_pool(), "SELECT value FROM meta WHERE key = 'store_id'", []) do
    Ok(row :: _) -> Map.get(row, "value")
    _ -> ""
  end
end

## The name of a process that ended is gone, so knowing it is enough, and needs no network.
pub fn shares_store(peer :: String) -> Bool = "${Global.whereis(store_name(peer))}" != "#PID<0.0>"

fn show_global_names() -> () do
  if Node.self() != "" and register_globally() do
    println("[Mesher] registered globally as mesher_registry@${Node.self()}")
  end
end

## Names of processes that were restarted are given anew.
fn register_globally() -> Bool do
  if Node.self() == "" do
    false
  else
    for pair in own_names() do
      register_one(pair)
    end
    true
  end
end

fn register_one(pair :: (String, String)) -> () do
  let (name, local) = pair
  if "${Global.whereis(name)}" == "#PID<0.0>" do
    let _ = Global.register(name, Process.whereis(local))
    ()
  end
end

## The global names that are in use, by node.
pub fn known_names(nodes :: List<String>) -> List<String> do
  let all = ["mesher_registry"] ++ List.flat_map(nodes, fn (n :: String) -> ["mesher_registry@${n}", manager_name(n), "mesher_processor@${n}"] end)
  List.filter(all, fn (name :: String) -> "${Global.whereis(name)}" != "#PID<0.0>" end)
end
