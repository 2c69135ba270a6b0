##! RateLimiter: how many events a project may still send in this window.
##!
##! A fixed window, and in a cluster this node's part of the limit; the ticker clears all counters at its end. Restart rule: permanent; a restart begins a new window.

from Service.Context import context_config, enlist
from Config import Config

## The answer to a request for `n` events.
pub struct Grant do
  granted :: Int
  limit :: Int
  remaining :: Int
  reset_s :: Int
end

struct LimiterState do
  max :: Int
  window_ms :: Int
  began_ms :: Int
  used :: Map<String, Int>
end

service RateLimiter do
  fn init(max :: Int, window_s :: Int) -> LimiterState do
    LimiterState { max: max, window_ms: window_s * 1000, began_ms: Timer.monotonic_ms(), used: Map.new() }
  end

  call CheckLimit(project_id :: String, n :: Int) :: Grant do |state|
    let used = Map.get(state.used, project_id)
    let max = own_share(state.max)
    let granted = Math.max(0, Math.min(n, max - used))
    let after_use = used + granted
    let reset_s = seconds_left(state, Timer.monotonic_ms())
    let grant = Grant { granted: granted, limit: max, remaining: Math.max(0, max - after_use), reset_s: reset_s }
    (%{state | used: Map.put(state.used, project_id, after_use)}, grant)
  end

  cast ResetWindow() do |state|
    %{state | began_ms: Timer.monotonic_ms(), used: Map.new()}
  end
end

## Each live node grants an equal part, rounded up, so that a project's total stays near its limit.
fn own_share(max :: Int) -> Int do
  let nodes = 1 + List.length(Node.list())
  (max + nodes - 1) / nodes
end

## Whole seconds to the end of the window, at least one.
fn seconds_left(state :: LimiterState, now_ms :: Int) -> Int do
  let left_ms = state.began_ms + state.window_ms - now_ms
  Math.max(1, Math.min((left_ms + 999) / 1000, state.window_ms / 1000))
end

actor rate_window_ticker(window_ms :: Int) do
  Timer.sleep(window_ms)
  RateLimiter.reset_window(Process.whereis("mesher_limiter"))
  rate_window_ticker(window_ms)
end

pub fn start_rate_limiter() -> Pid do
  let config = context_config()
  let pid = enlist("mesher_limiter", RateLimiter.start(config.rate_max, config.rate_window_s))
  println("[Mesher] RateLimiter started window=${config.rate_window_s}s max=${config.rate_max}")
  pid
end

pub fn start_rate_ticker() -> Pid do
  let config = context_config()
  enlist("mesher_rate_ticker", spawn(rate_window_ticker, config.rate_window_s * 1000))
end
