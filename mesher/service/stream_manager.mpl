##! StreamManager: who on this node follows which project, and what waits for them.
##!
##! The room of a project is its clients here; other nodes have rooms of their own, and `StreamRelay` sends every notice to each
##! node once. A client is a number and the process of its connection: that writes, and says when it has, so no slow socket holds
##! up this process or fills its own mailbox. Restart rule: permanent; clients register again when they find themselves unknown.

from Types.Notice import ClientMessage, Frames, Close
from Service.Context import enlist
from Service.Metrics import count
from Service.Outbox import Outbox, put, is_due, emptied, taken, is_stuck

## Frames that wait for one client.
fn waiting_max() -> Int = 100

## How long a client may take over what it was sent.
fn patience_ms() -> Int = 30000

struct Client do
  sink :: Pid<ClientMessage>
  project_id :: String
  level :: String
  environment :: String
  outbox :: Outbox<String>
end

struct Rooms do
  clients :: Map<Int, Client>
  ## The clients of each project that has any.
  members :: Map<String, List<Int>>
end

service StreamManager do
  fn init() -> Rooms do
    Rooms { clients: Map.new(), members: Map.new() }
  end

  call IsStreamClient(conn :: Int) :: Bool do |rooms|
    (rooms, Map.has_key(rooms.clients, conn))
  end

  ## Empty for one that is no client.
  call GetProjectId(conn :: Int) :: String do |rooms|
    (rooms, if Map.has_key(rooms.clients, conn) do Map.get(rooms.clients, conn).project_id else "" end)
  end

  call MatchesFilter(conn :: Int, level :: String, environment :: String) :: Bool do |rooms|
    (rooms, Map.has_key(rooms.clients, conn) and matches(Map.get(rooms.clients, conn), level, environment))
  end

  call CountClients() :: Int do |rooms|
    (rooms, Map.size(rooms.clients))
  end

  ## A new client, or new filters of one; an empty filter lets everything pass.
  cast RegisterClient(conn :: Int, sink :: Pid, project_id :: String, level :: String, environment :: String) do |rooms|
    register(rooms, conn, Client { sink: sink, project_id: project_id, level: level, environment: environment, outbox: Outbox { waiting: [], dropped: 0, since_ms: 0 - 1 } })
  end

  cast RemoveClient(conn :: Int) do |rooms|
    remove(rooms, conn)
  end

  ## To the members of the room whose filters let it pass. Only events are filtered.
  cast Publish(project_id :: String, kind :: String, level :: String, environment :: String, text :: String) do |rooms|
    let wanted = fn (conn :: Int) -> kind != "event" or matches(Map.get(rooms.clients, conn), level, environment) end
    List.reduce(List.filter(members_of(rooms, project_id), wanted), rooms, fn (r :: Rooms, conn :: Int) -> offer(r, conn, text) end)
  end

  cast BufferMessage(conn :: Int, text :: String) do |rooms|
    offer(rooms, conn, text)
  end

  ## The client has written what it was sent.
  cast Taken(conn :: Int) do |rooms|
    changed(rooms, conn, fn (c :: Client) -> flushed(%{c | outbox: taken(c.outbox)}) end)
  end

  cast DrainBuffers() do |rooms|
    List.reduce(Map.keys(rooms.clients), rooms, drain)
  end
end

fn matches(c :: Client, level :: String, environment :: String) -> Bool do
  (c.level == "" or c.level == level) and (c.environment == "" or c.environment == environment)
end

fn members_of(rooms :: Rooms, project_id :: String) -> List<Int> do
  if Map.has_key(rooms.members, project_id) do Map.get(rooms.members, project_id) else [] end
end

fn register(rooms :: Rooms, conn :: Int, client :: Client) -> Rooms do
  let kept = if Map.has_key(rooms.clients, conn) do %{client | outbox: Map.get(rooms.clients, conn).outbox} else client end
  let left = remove(rooms, conn)
  let room = List.append(members_of(left, client.project_id), conn)
  show_audience(%{left | clients: Map.put(left.clients, conn, kept), members: Map.put(left.members, client.project_id, room)})
end

fn remove(rooms :: Rooms, conn :: Int) -> Rooms do
  if Map.has_key(rooms.clients, conn) do
    let project_id = Map.get(rooms.clients, conn).project_id
    let room = List.filter(members_of(rooms, project_id), fn (other :: Int) -> other != conn end)
    let members = if List.length(room) == 0 do Map.delete(rooms.members, project_id) else Map.put(rooms.members, project_id, room) end
    show_audience(%{rooms | clients: Map.delete(rooms.clients, conn), members: members})
  else
    rooms
  end
end

fn changed(rooms :: Rooms, conn :: Int, change :: Fun(Client) -> Client) -> Rooms do
  if Map.has_key(rooms.clients, conn) do
    %{rooms | clients: Map.put(rooms.clients, conn, change(Map.get(rooms.clients, conn)))}
  else
    rooms
  end
end

fn offer(rooms :: Rooms, conn :: Int, text :: String) -> Rooms do
  changed(rooms, conn, fn (c :: Client) -> flushed(%{c | outbox: put(c.outbox, text, waiting_max())}) end)
end

## Sends what waits, if the client is free. Frames that were lost are told first.
fn flushed(c :: Client) -> Client do
  if is_due(c.outbox) do
    let lost = if c.outbox.dropped > 0 do ["{\"type\":\"dropped\",\"count\":${c.outbox.dropped}}"] else [] end
    count("mesher_stream_frames_total", List.length(c.outbox.waiting))
    count("mesher_stream_dropped_total", c.outbox.dropped)
    send(c.sink, Frames(lost ++ c.outbox.waiting))
    %{c | outbox: emptied(c.outbox)}
  else
    c
  end
end

## One whose process is gone, or has taken nothing for long, is no client any more.
fn drain(rooms :: Rooms, conn :: Int) -> Rooms do
  let client = Map.get(rooms.clients, conn)
  if not Process.alive(client.sink) do
    remove(rooms, conn)
  else if is_stuck(client.outbox, patience_ms()) do
    send(client.sink, Close(1013))
    remove(rooms, conn)
  else
    changed(rooms, conn, flushed)
  end
end

## Known by this name while somebody listens, so that nothing is made for nobody.
fn audience() -> String = "stream_audience"

fn show_audience(rooms :: Rooms) -> Rooms do
  if Map.size(rooms.clients) == 0 do
    let _ = Process.unregister(audience())
    rooms
  else
    let _ = Process.register(audience(), self())
    rooms
  end
end

## Whether a client on this node or on another one may hear a notice.
pub fn has_audience() -> Bool = "${Process.whereis(audience())}" != "#PID<0.0>" or List.length(Node.list()) > 0

pub fn manager() -> Pid = Process.whereis("stream_manager")

## What a node's manager is called by all nodes.
pub fn manager_name(node :: String) -> String = "stream_manager@${node}"

pub fn start_stream_manager() -> Pid do
  let pid = enlist("stream_manager", StreamManager.start())
  println("[Mesher] StreamManager started buffer=${waiting_max()}")
  if Node.self() != "" do
    let _ = Global.register(manager_name(Node.self()), pid)
    pid
  else
    pid
  end
end
