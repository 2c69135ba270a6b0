##! RouteDesk: which events go to workers on peers, and which of them are answered.
##!
##! An event that was handed to a worker stays open here until the worker says that it is in the store. The request that
##! accepted it asks for the answer, and keeps the event itself when none comes or the node is lost: inserts are keyed by
##! the event's id, so a late answer does no harm. Restart rule: permanent; open events are kept locally, routes are made anew.

from Service.Context import enlist

## Events without an answer that one worker may have.
fn open_max() -> Int = 500

pub struct Route do
  node :: String
  worker :: Pid
  waiting :: Int
  forwarded :: Int
  acked :: Int
end

## What the load monitor found in its last turn.
pub struct Watched do
  events :: Int
  monitored :: List<String>
end

## How an event fared.
pub type Outcome do
  Open
  Kept
  Failed(String)
end

struct DeskState do
  routes :: List<Route>
  is_loaded :: Bool
  turn :: Int
  open :: Map<String, String>
  answers :: Map<String, Outcome>
  worked :: Int
  watched :: Watched
end

service RouteDesk do
  fn init() -> DeskState do
    DeskState { routes: [], is_loaded: false, turn: 0, open: Map.new(), answers: Map.new(), worked: 0, watched: Watched { events: 0, monitored: [] } }
  end

  ## The worker that should take an event, or nobody: then it is kept here.
  call Assign(id :: String) :: Option<Pid> do |state|
    if state.is_loaded do assign(state, id) else (state, None) end
  end

  call Answer(id :: String) :: Outcome do |state|
    if Map.has_key(state.answers, id) do
      (%{state | answers: Map.delete(state.answers, id)}, Map.get(state.answers, id))
    else
      (state, if Map.has_key(state.open, id) do Open else Failed("it was not routed") end)
    end
  end

  call Routes() :: List<Route> do |state|
    (state, state.routes)
  end

  call WorkedForOthers() :: Int do |state|
    (state, state.worked)
  end

  cast Done(id :: String) do |state|
    answered(state, id, Kept)
  end

  cast Refused(id :: String, reason :: String) do |state|
    answered(state, id, Failed(reason))
  end

  ## The request keeps the event itself.
  cast GiveUp(id :: String) do |state|
    let closed = answered(state, id, Open)
    %{closed | answers: Map.delete(closed.answers, id)}
  end

  cast AddRemote(node :: String, worker :: Pid) do |state|
    %{state | routes: List.append(state.routes, Route { node: node, worker: worker, waiting: 0, forwarded: 0, acked: 0 })}
  end

  ## Whoever waits for one of the node's workers keeps the event itself.
  cast RemoveNode(node :: String) do |state|
    let lost = List.filter(Map.keys(state.open), fn (id :: String) -> Map.get(state.open, id) == node end)
    let closed = List.reduce(lost, state, fn (s :: DeskState, id :: String) -> answered(s, id, Failed("the node is gone")) end)
    %{closed | routes: List.filter(closed.routes, fn (r :: Route) -> r.node != node end)}
  end

  call LastTurn() :: Watched do |state|
    (state, state.watched)
  end

  ## Under load events go to the routes as well.
  cast SetLoad(is_high :: Bool, watched :: Watched) do |state|
    %{state | is_loaded: is_high, watched: watched}
  end

  cast CountWork() do |state|
    %{state | worked: state.worked + 1}
  end
end

## Round robin over this node and each route.
fn assign(state :: DeskState, id :: String) -> (DeskState, Option<Pid>) do
  let places = List.length(state.routes) + 1
  let place = state.turn % places
  let next = %{state | turn: (state.turn + 1) % places}
  if place == 0 do
    (next, None)
  else
    take(next, id, List.get(state.routes, place - 1))
  end
end

fn take(state :: DeskState, id :: String, route :: Route) -> (DeskState, Option<Pid>) do
  if route.waiting >= open_max() or Map.has_key(state.open, id) do
    (state, None)
  else
    let changed = fn (r :: Route) -> if r.node == route.node do %{r | waiting: r.waiting + 1, forwarded: r.forwarded + 1} else r end end
    let routes = List.map(state.routes, changed)
    (%{state | routes: routes, open: Map.put(state.open, id, route.node)}, Some(route.worker))
  end
end

fn answered(state :: DeskState, id :: String, outcome :: Outcome) -> DeskState do
  if Map.has_key(state.open, id) do
    let node = Map.get(state.open, id)
    let gained = case outcome do
      Kept -> 1
      _ -> 0
    end
    let changed = fn (r :: Route) -> if r.node == node do %{r | waiting: r.waiting - 1, acked: r.acked + gained} else r end end
    let routes = List.map(state.routes, changed)
    %{state | routes: routes, open: Map.delete(state.open, id), answers: Map.put(state.answers, id, outcome)}
  else
    state
  end
end

pub fn desk() -> Pid = Process.whereis("mesher_routes")

pub fn start_route_desk() -> Pid = enlist("mesher_routes", RouteDesk.start())
