##! PipelineRegistry: one call gives a request everything it needs.
##!
##! Processes are looked up by name at each call, so that a restarted one is found at once. Processors are handed out in
##! turn. Restart rule: permanent; nothing is lost but the event counter.

from Service.Context import context_config, context_pool, enlist

pub struct Handles do
  pool :: PoolHandle
  key_cache :: Pid
  limiter :: Pid
  processor :: Pid
  writer :: Pid
end deriving()

struct RegistryState do
  pool :: PoolHandle
  processors :: Int
  turn :: Int
  accepted :: Int
  ## How many of them the load monitor has taken.
  taken :: Int
end deriving()

pub fn processor_name(slot :: Int) -> String = "mesher_processor_${slot}"

## The names of all supervised processes.
pub fn service_names(processor_count :: Int) -> List<String> do
  let processors = Range.map(0..processor_count, processor_name)
  ["stream_manager", "stream_relay", "stream_drain_ticker", "mesher_limiter", "mesher_rate_ticker", "mesher_metrics", "mesher_key_cache", "mesher_buffer", "mesher_writer"] ++ processors ++ ["mesher_registry", "mesher_routes"]
end

pub fn is_up(name :: String) -> Bool = Process.alive(Process.whereis(name))

service PipelineRegistry do
  fn init(pool :: PoolHandle, processors :: Int) -> RegistryState do
    RegistryState { pool: pool, processors: processors, turn: 0, accepted: 0, taken: 0 }
  end

  call GetContext() :: Handles do |state|
    (%{state | turn: (state.turn + 1) % state.processors}, handles_of(state))
  end

  call GetEventCount() :: Int do |state|
    (state, state.accepted)
  end

  ## What was accepted since the last time, read and cleared in one step.
  call TakeEventCount() :: Int do |state|
    (%{state | taken: state.accepted}, state.accepted - state.taken)
  end

  cast CountEvents(n :: Int) do |state|
    %{state | accepted: state.accepted + n}
  end
end

fn handles_of(state :: RegistryState) -> Handles do
  Handles {
    pool: state.pool,
    key_cache: Process.whereis("mesher_key_cache"),
    limiter: Process.whereis("mesher_limiter"),
    processor: Process.whereis(processor_name(state.turn)),
    writer: Process.whereis("mesher_writer")
  }
end

pub fn handles() -> Handles = PipelineRegistry.get_context(Process.whereis("mesher_registry"))

pub fn start_registry() -> Pid do
  let processors = context_config().processors
  let pid = enlist("mesher_registry", PipelineRegistry.start(context_pool(), processors))
  println("[Mesher] PipelineRegistry started processors=${processors}")
  pid
end
