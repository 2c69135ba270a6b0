##! What every supervised process needs to start: configuration and store. Started by `main` before the tree, and not
##! part of it, since it has nothing that could fail. It also counts the starts of each service.

from Config import Config

struct ContextState do
  config :: Config
  pool :: PoolHandle
  starts :: Map<String, Int>
end deriving()

service AppContext do
  fn init(config :: Config, pool :: PoolHandle) -> ContextState do
    ContextState { config: config, pool: pool, starts: Map.new() }
  end

  call GetConfig() :: Config do |state|
    (state, state.config)
  end

  call GetPool() :: PoolHandle do |state|
    (state, state.pool)
  end

  call Starts() :: Map<String, Int> do |state|
    (state, state.starts)
  end

  cast Started(name :: String) do |state|
    %{state | starts: Map.put(state.starts, name, Map.get(state.starts, name) + 1)}
  end
end

pub fn start_context(config :: Config, pool :: PoolHandle) -> Pid do
  let pid = AppContext.start(config, pool)
  let _ = Process.register("mesher_context", pid)
  pid
end

pub fn context() -> Pid = Process.whereis("mesher_context")

pub fn context_config() -> Config = AppContext.get_config(context())

pub fn context_pool() -> PoolHandle = AppContext.get_pool(context())

## Gives a process that was just started its name, so that a restarted one takes the place of the one that ended.
pub fn enlist(name :: String, pid :: Pid) -> Pid do
  let _ = Process.unregister(name)
  let _ = Process.register(name, pid)
  AppContext.started(context(), name)
  pid
end
