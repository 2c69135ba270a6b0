##! /health says that the process serves; /ready says whether it can do its work, with the state of each service.

from Types.JsonValue import text_json, int_json, bool_json
from Service.Context import AppContext, context, context_pool
from Service.Registry import service_names, is_up
from Api.Respond import json_answer, ok

pub fn get_health(q :: Request) -> Response = ok(q, Json.object([("status", text_json("ok"))]))

pub fn get_ready(q :: Request) -> Response do
  let names = service_names()
  let store_up = store_answers(context_pool())
  let ready = store_up and List.all(names, is_up)
  let starts = AppContext.starts(context())
  let services = List.map(names, fn (name :: String) -> (name, service_json(name, starts)) end)
  let body = Json.object([
    ("status", text_json(if ready do "ready" else "degraded" end)),
    ("store", text_json(if store_up do "ok" else "unavailable" end)),
    ("services", Json.object(services))
  ])
  json_answer(q, if ready do 200 else 503 end, body, Map.new())
end

fn service_json(name :: String, starts :: Map<String, Int>) -> Json do
  let restarts = Math.max(0, Map.get(starts, name) - 1)
  Json.object([("up", bool_json(is_up(name))), ("restarts", int_json(restarts))])
end

fn store_answers(pool :: PoolHandle) -> Bool do
  case Pool.query(pool, "SELECT 1 AS one", []) do
    Ok(_) -> true
    Err(_) -> false
  end
end
