##! peer_keeper: connects the configured peers, and again whenever one is not connected. It never gives up.

from Service.Context import context_config, enlist

struct Due do
  name :: String
  at_ms :: Int
  pause_ms :: Int
end

actor peer_keeper(dues :: List<Due>) do
  Timer.sleep(250)
  peer_keeper(List.map(dues, look))
end

pub fn start_peer_keeper() -> Pid do
  let peers = if Node.self() == "" do [] else context_config().peers end
  let own = Node.self()
  let others = List.filter(peers, fn (p :: String) -> p != own end)
  enlist("mesher_peer_keeper", spawn(peer_keeper, List.map(others, fn (p :: String) -> Due { name: p, at_ms: 0, pause_ms: 1000 } end)))
end

fn look(due :: Due) -> Due do
  if Timer.monotonic_ms() < due.at_ms do
    due
  else if List.contains(Node.list(), due.name) do
    %{due | at_ms: Timer.monotonic_ms() + 1000, pause_ms: 1000}
  else
    dial(due)
  end
end

fn dial(due :: Due) -> Due do
  if Node.connect(due.name) == 0 do
    println("[Mesher] connected to peer ${due.name}")
    %{due | at_ms: Timer.monotonic_ms() + 1000, pause_ms: 1000}
  else
    println("[Mesher] cannot reach peer ${due.name}, retry in ${due.pause_ms}ms")
    %{due | at_ms: Timer.monotonic_ms() + due.pause_ms, pause_ms: Math.min(2 * due.pause_ms, 30000)}
  end
end
