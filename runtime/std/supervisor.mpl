##! Supervisors: processes that start others, and start them again when they fail. A `supervisor` block becomes a call of `run`
##! in the process that `spawn` starts.

## One child. `restart`: 0 permanent, 1 transient, 2 temporary. `shutdown`: milliseconds to end in, -1 for killing at once.
pub struct ChildSpec do
  name :: String
  start :: Fun() -> Pid
  restart :: Int
  shutdown :: Int
end

struct Child do
  spec :: ChildSpec
  pid :: Pid
end

struct State do
  strategy :: Int
  max_restarts :: Int
  max_seconds :: Int
  specs :: List<ChildSpec>
  children :: List<Child>
  ## Of `simple_one_for_one`, in the order of their start. There may be tens of thousands.
  workers :: Set<Pid>
  restarts :: List<Int>
end

## Traps exits from now on.
intrinsic fn begin() -> ()
## Links to a child and remembers it, so that it ends with the supervisor whatever happens, killed after `ms`.
intrinsic fn adopt(pid :: Pid, ms :: Int) -> ()
## 3 for the end of a linked process, 6 for a request to start a child, 0 when there is nothing to do.
intrinsic fn next_event() -> Int
## What the process does when something arrives. Nothing may follow: until then it has no stack.
intrinsic fn park(next :: Fun() -> ()) -> ()
intrinsic fn event_pid() -> Pid
intrinsic fn event_reason() -> String
intrinsic fn answer(pid :: Pid) -> ()
## Ends a child with reason `shutdown`, after `ms` by killing it, and waits for its end.
intrinsic fn stop(pid :: Pid, ms :: Int) -> ()
## Ends the supervisor with this reason.
intrinsic fn leave(reason :: String) -> ()
## Milliseconds of a clock that never goes back.
intrinsic fn now() -> Int

## Starts another child of a `simple_one_for_one` supervisor; the null pid for everything else.
pub intrinsic fn start_child(pid :: Pid) -> Pid

## The body of a supervisor. `strategy`: 0 one_for_one, 1 one_for_all, 2 rest_for_one, 3 simple_one_for_one.
pub fn run(strategy :: Int, max_restarts :: Int, max_seconds :: Int, children :: List<ChildSpec>) -> () do
  begin()
  let first = if strategy == 3 do [] else start_all(children) end
  serve(State {
    strategy: strategy,
    max_restarts: max_restarts,
    max_seconds: max_seconds,
    specs: children,
    children: first,
    workers: Set.new(),
    restarts: []
  })
end

fn start_one(spec :: ChildSpec) -> Child do
  let start = spec.start
  let pid = start()
  adopt(pid, spec.shutdown)
  Child { spec: spec, pid: pid }
end

fn start_all(specs :: List<ChildSpec>) -> List<Child> do
  List.map(specs, fn spec -> start_one(spec) end)
end

fn serve(state :: State) -> () do
  let kind = next_event()
  if kind == 0 do
    park(fn -> serve(state) end)
  else
    serve(if kind == 3 do ended(state, event_pid(), event_reason()) else requested(state) end)
  end
end

fn requested(state :: State) -> State do
  if state.strategy == 3 and List.length(state.specs) > 0 do
    let child = start_one(List.get(state.specs, 0))
    answer(child.pid)
    %{state | workers: Set.add(state.workers, child.pid)}
  else
    answer(nobody())
    state
  end
end

## The null pid.
fn nobody() -> Pid do
  Process.whereis("")
end

fn position(children :: List<Child>, pid :: Pid, at :: Int) -> Int do
  if at >= List.length(children) do
    -1
  else
    let child = List.get(children, at)
    if child.pid == pid do at else position(children, pid, at + 1) end
  end
end

fn ended(state :: State, pid :: Pid, reason :: String) -> State do
  let at = if state.strategy == 3 do -1 else position(state.children, pid, 0) end
  if at >= 0 do
    child_ended(state, at, reason)
  else if Set.contains(state.workers, pid) do
    worker_ended(%{state | workers: Set.remove(state.workers, pid)}, reason)
  else if reason == "normal" do
    state
  else
    stop_all(state)
    leave(reason)
    state
  end
end

fn worker_ended(state :: State, reason :: String) -> State do
  let spec = List.get(state.specs, 0)
  if wants_restart(spec.restart, reason) do
    let counted = count_restart(state)
    %{counted | workers: Set.add(counted.workers, start_one(spec).pid)}
  else
    state
  end
end

## Whether the end of a child calls for another start.
fn wants_restart(restart :: Int, reason :: String) -> Bool do
  if restart == 0 do
    true
  else
    restart == 1 and reason != "normal" and reason != "shutdown"
  end
end

fn child_ended(state :: State, at :: Int, reason :: String) -> State do
  let child = List.get(state.children, at)
  let before = List.take(state.children, at)
  let behind = List.drop(state.children, at + 1)
  if wants_restart(child.spec.restart, reason) do
    restart(state, child, before, behind)
  else if child.spec.restart == 1 and (state.strategy == 1 or state.strategy == 2) do
    # It is started again when all are.
    %{state | children: List.concat(List.append(before, %{child | pid: nobody()}), behind)}
  else
    %{state | children: List.concat(before, behind)}
  end
end

fn restart(state :: State, child :: Child, before :: List<Child>, behind :: List<Child>) -> State do
  let counted = count_restart(%{state | children: List.concat(before, behind)})
  %{counted | children: replaced(state.strategy, child, before, behind)}
end

## One restart more, or the end, when there were too many: `children` and `workers` are those who are left.
fn count_restart(state :: State) -> State do
  let time = now()
  let recent = since(state.restarts, time - state.max_seconds * 1000)
  if List.length(recent) >= state.max_restarts do
    stop_all(state)
    leave("shutdown limit")
  else
    ()
  end
  %{state | restarts: List.append(recent, time)}
end

## The times behind a moment; the earliest comes first.
fn since(times :: List<Int>, moment :: Int) -> List<Int> do
  if List.length(times) > 0 and List.head(times) <= moment do since(List.tail(times), moment) else times end
end

fn replaced(strategy :: Int, child :: Child, before :: List<Child>, behind :: List<Child>) -> List<Child> do
  if strategy == 1 do
    stop_children(List.concat(before, behind))
    restart_all(List.concat(List.append(before, child), behind))
  else
    if strategy == 2 do
      stop_children(behind)
      List.concat(before, restart_all(List.concat([child], behind)))
    else
      List.concat(List.append(before, start_one(child.spec)), behind)
    end
  end
end

fn restart_all(children :: List<Child>) -> List<Child> do
  List.map(children, fn child -> start_one(child.spec) end)
end

## In reverse order.
fn stop_all(state :: State) -> () do
  if state.strategy == 3 do
    let workers = Set.to_list(state.workers)
    let shutdown = List.get(state.specs, 0).shutdown
    for i in 1..List.length(workers) + 1 do
      stop(List.get(workers, List.length(workers) - i), shutdown)
    end
    ()
  else
    stop_children(state.children)
  end
end

fn stop_children(children :: List<Child>) -> () do
  stop_down(children, List.length(children) - 1)
end

fn stop_down(children :: List<Child>, at :: Int) -> () do
  if at >= 0 do
    let child = List.get(children, at)
    if child.pid != nobody() do
      stop(child.pid, child.spec.shutdown)
    end
    stop_down(children, at - 1)
  else
    ()
  end
end
