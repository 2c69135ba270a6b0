##! Metrics: what this node has counted since it started, for `/metrics`.
##!
##! A counter is named as Prometheus shows it, labels included. Labels come from fixed sets only, so that clients cannot
##! make new ones. Restart rule: permanent; the counters start again at zero, which readers of such counters expect.

from Service.Context import enlist

service Metrics do
  fn init(counters :: Map<String, Int>) -> Map<String, Int> = counters

  cast Count(name :: String, n :: Int) do |counters|
    Map.put(counters, name, Map.get(counters, name) + n)
  end

  call Counters() :: Map<String, Int> do |counters|
    (counters, counters)
  end
end

## The counters that are shown from the start.
fn at_zero() -> Map<String, Int> do
  %{
    "mesher_events_sampled_out_total" => 0,
    "mesher_events_rate_limited_total" => 0,
    "mesher_events_discarded_total" => 0,
    "mesher_events_repeated_total" => 0,
    "mesher_events_stored_total" => 0,
    "mesher_dead_letters_total" => 0,
    "mesher_stream_notices_total" => 0,
    "mesher_stream_frames_total" => 0,
    "mesher_stream_dropped_total" => 0,
    "mesher_stream_undelivered_total" => 0,
    "mesher_flushes_total" => 0,
    "mesher_flush_milliseconds_total" => 0
  }
end

pub fn count(name :: String, n :: Int) -> () do
  if n > 0 do
    Metrics.count(Process.whereis("mesher_metrics"), name, n)
  else
    ()
  end
end

pub fn counters() -> Map<String, Int> = Metrics.counters(Process.whereis("mesher_metrics"))

## Requests or events that were refused, by the reason that the client was told.
pub fn count_rejected(reason :: String, n :: Int) -> () = count("mesher_events_rejected_total{reason=\"${reason}\"}", n)

pub fn start_metrics() -> Pid do
  let pid = enlist("mesher_metrics", Metrics.start(at_zero()))
  println("[Mesher] Metrics started")
  pid
end
