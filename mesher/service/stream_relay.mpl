##! StreamRelay: what happened to events and issues here, told to the clients of every node.
##!
##! A notice goes to this node's StreamManager first, then once to that of each connected node. Every peer has a carrier, a process
##! that may wait for the link, and an outbox, so that a slow peer loses its oldest notices and holds up nobody. Restart rule:
##! permanent; what waited is lost, which a stream may.

from Types.Event import Event, Grouped
from Types.Notice import Notice, Change
from Types.JsonValue import text_json, int_json
from Types.Shown import event_json, issue_json
from Service.Context import context_pool, enlist
from Service.Metrics import count
from Service.Outbox import Outbox, put, is_due, emptied, taken
from Service.StreamManager import StreamManager, manager, manager_name, has_audience
from Store.Batch import Placed, shown_row
from Store.Issues import find_issue, count_unresolved

## Notices that wait for one peer.
fn waiting_max() -> Int = 1000

## Counts of a project are told not more often than this.
fn count_pause_ms() -> Int = 1000

struct Peer do
  carrier :: Pid<List<Notice>>
  outbox :: Outbox<Notice>
end

struct RelayState do
  pool :: PoolHandle
  peers :: Map<String, Peer>
  ## Projects whose number of unresolved issues may have changed, what was told last, and when.
  unsure :: List<String>
  told :: Map<String, Int>
  told_ms :: Map<String, Int>
end deriving()

service StreamRelay do
  fn init(pool :: PoolHandle) -> RelayState do
    RelayState { pool: pool, peers: Map.new(), unsure: [], told: Map.new(), told_ms: Map.new() }
  end

  cast Announce(events :: List<Placed>, changes :: List<Change>) do |state|
    let notices = List.map(events, event_notice) ++ List.map(changes, fn (c :: Change) -> issue_notice(state.pool, c) end)
    let unsure = List.unique(state.unsure ++ List.map(changes, fn (c :: Change) -> c.project_id end))
    spread(%{state | unsure: unsure}, notices)
  end

  ## A carrier has handed over what it had.
  cast Carried(node :: String) do |state|
    if Map.has_key(state.peers, node) do
      let peer = Map.get(state.peers, node)
      %{state | peers: Map.put(state.peers, node, sent(%{peer | outbox: taken(peer.outbox)}))}
    else
      state
    end
  end

  cast Tick() do |state|
    tell_counts(without_lost(state))
  end
end

# ---- to all nodes ----

fn spread(state :: RelayState, notices :: List<Notice>) -> RelayState do
  if List.length(notices) == 0 do
    state
  else
    hand_over(manager(), notices)
    let nodes = Node.list()
    count("mesher_stream_notices_total", List.length(notices))
    %{state | peers: List.reduce(nodes, state.peers, fn (peers :: Map<String, Peer>, node :: String) -> queue_for(peers, node, notices) end)}
  end
end

fn hand_over(to :: Pid, notices :: List<Notice>) -> () do
  for n in notices do
    StreamManager.publish(to, n.project_id, n.kind, n.level, n.environment, n.text)
  end
  ()
end

fn queue_for(peers :: Map<String, Peer>, node :: String, notices :: List<Notice>) -> Map<String, Peer> do
  let peer = if Map.has_key(peers, node) do Map.get(peers, node) else new_peer(node) end
  let outbox = List.reduce(notices, peer.outbox, fn (box :: Outbox<Notice>, n :: Notice) -> put(box, n, waiting_max()) end)
  Map.put(peers, node, sent(%{peer | outbox: outbox}))
end

fn new_peer(node :: String) -> Peer do
  let pid = spawn(carrier, node, self())
  link(pid)
  Peer { carrier: pid, outbox: Outbox { waiting: [], dropped: 0, since_ms: 0 - 1 } }
end

fn sent(peer :: Peer) -> Peer do
  if is_due(peer.outbox) do
    count("mesher_stream_undelivered_total", peer.outbox.dropped)
    send(peer.carrier, peer.outbox.waiting)
    %{peer | outbox: emptied(peer.outbox)}
  else
    peer
  end
end

## Hands notices to a node's StreamManager; waits when the link is slow.
actor carrier(node :: String, relay :: Pid) do
  receive do
    notices -> hand_over(Global.whereis(manager_name(node)), notices)
  end
  StreamRelay.carried(relay, node)
  carrier(node, relay)
end

## What waited for a node that is gone is of no use to the next one of that name.
fn without_lost(state :: RelayState) -> RelayState do
  let nodes = Node.list()
  let lost = List.filter(Map.keys(state.peers), fn (node :: String) -> not List.contains(nodes, node) end)
  for node in lost do
    Process.exit(Map.get(state.peers, node).carrier, "shutdown")
  end
  %{state | peers: List.reduce(lost, state.peers, fn (peers :: Map<String, Peer>, node :: String) -> Map.delete(peers, node) end)}
end

# ---- what is said ----

fn event_notice(p :: Placed) -> Notice do
  let e = p.grouped.event
  let text = Json.encode(Json.object([("type", text_json("event")), ("issue_id", text_json(p.issue_id)), ("data", event_json(shown_row(p)))]))
  Notice { project_id: e.project_id, kind: "event", level: e.level, environment: e.environment, text: text }
end

fn issue_notice(pool :: PoolHandle, c :: Change) -> Notice do
  let issue = case find_issue(pool, c.issue_id) do
    Ok(Some(row)) -> [("issue", issue_json(row))]
    _ -> []
  end
  let head = [("type", text_json("issue")), ("action", text_json(c.action)), ("issue_id", text_json(c.issue_id))]
  plain_notice(c.project_id, "issue", Json.object(head ++ issue))
end

fn plain_notice(project_id :: String, kind :: String, body :: Json) -> Notice do
  Notice { project_id: project_id, kind: kind, level: "", environment: "", text: Json.encode(body) }
end

## Numbers of unresolved issues that have changed, where it is time to tell them.
fn tell_counts(state :: RelayState) -> RelayState do
  let now = Timer.monotonic_ms()
  let is_time = fn (id :: String) -> not Map.has_key(state.told_ms, id) or now - Map.get(state.told_ms, id) >= count_pause_ms() end
  let (due, later) = List.partition(state.unsure, is_time)
  List.reduce(due, %{state | unsure: later}, fn (s :: RelayState, id :: String) -> tell_count(s, id, now) end)
end

fn tell_count(state :: RelayState, project_id :: String, now :: Int) -> RelayState do
  case count_unresolved(state.pool, project_id) do
    Ok(n) when not Map.has_key(state.told, project_id) or Map.get(state.told, project_id) != n -> told(state, project_id, n, now)
    _ -> state
  end
end

fn told(state :: RelayState, project_id :: String, n :: Int, now :: Int) -> RelayState do
  let body = Json.object([("type", text_json("issue_count")), ("project_id", text_json(project_id)), ("count", int_json(n))])
  let next = %{state | told: Map.put(state.told, project_id, n), told_ms: Map.put(state.told_ms, project_id, now)}
  spread(next, [plain_notice(project_id, "issue_count", body)])
end

# ---- for the others ----

## After a commit, or a change by a user.
pub fn announce(events :: List<Placed>, changes :: List<Change>) -> () do
  if has_audience() do
    StreamRelay.announce(Process.whereis("stream_relay"), events, changes)
  end
end

pub fn start_stream_relay() -> Pid = enlist("stream_relay", StreamRelay.start(context_pool()))

## Empties what waits, 4 times a second.
actor stream_drain_ticker() do
  Timer.sleep(250)
  StreamManager.drain_buffers(manager())
  StreamRelay.tick(Process.whereis("stream_relay"))
  stream_drain_ticker()
end

pub fn start_stream_ticker() -> Pid = enlist("stream_drain_ticker", spawn(stream_drain_ticker))
