##! /api/v1/cluster: the cluster as this node sees it.

from Types.JsonValue import text_json, int_json, bool_json
from Service.Context import context_config
from Service.RouteDesk import RouteDesk, Route, Watched, desk
from Service.LoadMonitor import shares_store, store_id, known_names
from Api.Respond import ok

pub fn get_cluster(q :: Request) -> Response do
  let node = Node.self()
  let connected = Node.list()
  let configured = if node == "" do [] else context_config().peers end
  let missing = List.filter(configured, fn (p :: String) -> p != node and not List.contains(connected, p) end)
  let routes = RouteDesk.routes(desk())
  let last = RouteDesk.last_turn(desk())
  let peers = List.map(connected, fn (p :: String) -> peer_json(p, true, routes, last) end) ++ List.map(missing, fn (p :: String) -> peer_json(p, false, routes, last) end)
  ok(q, Json.object([
    ("node", text_json(node)),
    ("standalone", bool_json(node == "")),
    ("store_id", text_json(store_id())),
    ("threshold", int_json(context_config().load_threshold)),
    ("events_last_tick", int_json(last.events)),
    ("peers", Json.array(peers)),
    ("worked_for_others", int_json(RouteDesk.worked_for_others(desk()))),
    ("global_names", Json.array(List.map(known_names(List.append(connected, node)), text_json)))
  ]))
end

fn peer_json(name :: String, is_connected :: Bool, routes :: List<Route>, last :: Watched) -> Json do
  let own = List.filter(routes, fn (r :: Route) -> r.node == name end)
  Json.object([
    ("name", text_json(name)),
    ("connected", bool_json(is_connected)),
    ("monitored", bool_json(is_connected and List.contains(last.monitored, name))),
    ("same_store", bool_json(is_connected and shares_store(name))),
    ("workers", int_json(List.length(own))),
    ("forwarded", int_json(List.reduce(own, 0, fn (sum :: Int, r :: Route) -> sum + r.forwarded end))),
    ("acked", int_json(List.reduce(own, 0, fn (sum :: Int, r :: Route) -> sum + r.acked end)))
  ])
end
