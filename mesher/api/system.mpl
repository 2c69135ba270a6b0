##! /health says that the process serves; /ready says whether it can do its work, with the state of each service; /metrics
##! shows what was counted.

from Types.JsonValue import text_json, int_json, bool_json
from Service.Context import AppContext, context, context_config, context_pool
from Service.Registry import PipelineRegistry, service_names, is_up
from Service.WriteBuffer import WriteBuffer
from Service.Metrics import counters
from Api.Respond import json_answer, ok

pub fn get_health(q :: Request) -> Response = ok(q, Json.object([("status", text_json("ok"))]))

pub fn get_ready(q :: Request) -> Response do
  let names = service_names(context_config().processors)
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

# ---- metrics ----

pub fn get_metrics(_q :: Request) -> Response do
  let counted = Map.put(counters(), "mesher_events_accepted_total", PipelineRegistry.get_event_count(Process.whereis("mesher_registry")))
  let gauges = %{"mesher_writer_queue_length" => WriteBuffer.waiting(Process.whereis("mesher_buffer"))}
  let stats = Process.stats()
  let text = metric_lines(counted, "counter") <> metric_lines(gauges, "gauge") <> metric_lines(runtime_counts(stats), "counter") <> metric_lines(runtime_gauges(stats), "gauge")
  HTTP.response_with_headers(200, text, %{"Content-Type" => "text/plain; version=0.0.4; charset=utf-8", "Cache-Control" => "no-store"})
end

fn runtime_counts(stats :: ProcessStats) -> Map<String, Int> do
  %{
    "mesh_processes_spawned_total" => stats.scheduler.spawned,
    "mesh_turns_total" => stats.scheduler.turns,
    "mesh_preemptions_total" => stats.scheduler.preemptions,
    "mesh_collections_total" => stats.collector.collections,
    "mesh_collected_bytes_total" => stats.collector.bytes_reclaimed,
    "mesh_messages_total" => stats.mailboxes.sent
  }
end

fn runtime_gauges(stats :: ProcessStats) -> Map<String, Int> do
  %{
    "mesh_processes" => stats.scheduler.alive,
    "mesh_run_queue_length" => List.sum(stats.scheduler.queues),
    "mesh_heap_bytes" => stats.collector.heap_bytes,
    "mesh_collection_pause_max_microseconds" => stats.collector.longest_pause,
    "mesh_mailbox_messages" => stats.mailboxes.waiting,
    "mesh_mailbox_longest" => stats.mailboxes.longest
  }
end

fn metric_lines(values :: Map<String, Int>, kind :: String) -> String do
  let (text, _) = List.reduce(List.sort_by(Map.keys(values), fn (name :: String) -> name end), ("", ""), fn (acc :: (String, String), name :: String) -> metric_line(acc, name, Map.get(values, name), kind) end)
  text
end

## The type is said once, before the first line of a family.
fn metric_line(acc :: (String, String), name :: String, value :: Int, kind :: String) -> (String, String) do
  let (text, family_before) = acc
  let family = List.head(String.split(name, "{"))
  let head = if family == family_before do "" else "# TYPE ${family} ${kind}\n" end
  (text <> head <> "${name} ${value}\n", family)
end
