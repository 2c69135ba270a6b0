# What the nodes of the cluster tests run. All run this program; ROLE says which part.

from Refusals import refusing

type Shape do
  Dot
  Circle(Float)
  Poly(List<(Int, Int)>, Option<String>)
end deriving(Eq)

type Color do
  Red
  Green
end deriving(Eq)

struct Box<T> do
  inside :: T
  label :: String
end deriving(Eq)

struct Everything do
  n :: Int
  x :: Float
  yes :: Bool
  name :: String
  who :: Pid
  tag :: Atom
  color :: Color
  shapes :: List<Shape>
  by_name :: Map<String, Int>
  by_pair :: Map<(Int, String), Shape>
  members :: Set<Int>
  waiting :: Queue<String>
  bytes :: Bytes
  pair :: (Int, (String, Bool))
  result :: Int!String
  nested :: Box<Box<Option<Int>>>
  json :: Json
  double :: Fun(Int) -> Int
end

# Ends the process with this reason.
fn fail(why :: String) do
  Process.exit(self(), why)
  fail(why)
end

fn twice(n :: Int) -> Int = n * 2

fn many_pairs() -> Map<(Int, String), Shape> do
  List.reduce(Range.to_list(0..50), %{}, fn m, i -> Map.put(m, (i, "k${i}"), Circle(1.5)) end)
end

fn many_names() -> Map<String, Int> do
  List.reduce(Range.to_list(0..50), %{}, fn m, i -> Map.put(m, "name${i}", i) end)
end

fn parsed(text :: String) -> Json do
  case Json.parse(text) do
    Ok(json) -> json
    Err(why) -> fail(why)
  end
end

fn everything(who :: Pid) -> Everything do
  Everything {
    n: 0 - 4611686018427387904, x: 0.1, yes: true, name: "größe ✓", who: who, tag: :blue, color: Green,
    shapes: [Dot, Circle(2.5), Poly([(1, 2), (3, 4)], Some("p")), Poly([], None)],
    by_name: many_names(), by_pair: many_pairs(),
    members: Set.from_list([3, 1, 2]), waiting: Queue.push(Queue.push(Queue.new(), "a"), "b"),
    bytes: Bytes.from_string("bytes"), pair: (7, ("in", false)), result: Err("no"),
    nested: Box { inside: Box { inside: Some(5), label: "i" }, label: "o" },
    json: parsed("{\"a\": [1, 2.50, null]}"), double: twice
  }
end

fn setting(name :: String) -> String do
  case Env.get(name) do
    Some(value) -> value
    None -> ""
  end
end

fn peer() -> String = setting("PEER")

actor idle() do
  Timer.sleep(100000)
  idle()
end

# Sends back whatever it gets, first to whom it belongs.
actor mirror(to :: Pid<Everything>) do
  let value = receive do
    v -> v
  end
  send(to, value)
  mirror(to)
end

fn check(what :: String, ok :: Bool) do
  if not ok do
    println("DIFFERS ${what}")
  end
end

fn compare(got :: Everything, me :: Pid) do
  let sent = everything(me)
  check("n", got.n == sent.n)
  check("x", got.x == sent.x)
  check("yes", got.yes == sent.yes)
  check("name", got.name == sent.name)
  check("who", got.who == me)
  check("tag", got.tag == sent.tag)
  check("color", got.color == sent.color)
  check("shapes", got.shapes == sent.shapes)
  check("by_name", got.by_name == sent.by_name and Map.get(got.by_name, "name17") == 17)
  check("by_pair", got.by_pair == sent.by_pair and Map.get(got.by_pair, (9, "k9")) == Circle(1.5))
  check("order", Map.keys(got.by_pair) == Map.keys(sent.by_pair))
  check("members", got.members == sent.members and Set.to_list(got.members) == [3, 1, 2])
  check("waiting", "${got.waiting}" == "${sent.waiting}")
  check("bytes", got.bytes == sent.bytes)
  check("pair", got.pair == sent.pair)
  check("result", got.result == sent.result)
  check("nested", got.nested == sent.nested)
  check("json", "${got.json}" == "${sent.json}")
  let double = got.double
  check("double", double(21) == 42)
end

actor values() do
  let other :: Pid<Everything> = Node.spawn(peer(), mirror, self())
  send(other, everything(self()))
  receive do
    got -> compare(got, self())
  end
  println("values done")
end

actor desk() do
  receive do
    line -> println("desk got " <> line)
  end
  desk()
end

# Looks up what its own node has.
actor worker() do
  let desk :: Pid<String> = Process.whereis("desk")
  send(desk, "work on ${Node.self()}")
  receive do
    answer -> send(desk, answer)
  end
end

service Counter do
  fn init(n :: Int) -> Int do
    n
  end
  call Add(k :: Int, note :: String) :: (Int, String) do |n|
    (n + k, (n + k, note <> "!"))
  end
  call Fail(why :: String) :: Int do |n|
    fail(why)
  end
  call Leak(k :: Int) :: Fun() -> Int do |n|
    (n, fn -> n + k end)
  end
  cast Set(k :: Int) do |n|
    k
  end
end

fn leak(k :: Int) do
  let counter = Global.whereis("counter")
  let f = Counter.leak(counter, k)
  println("leaked ${f()}")
end

fn known(name :: String) -> Pid do
  let pid = Global.whereis(name)
  if "${pid}" == "#PID<0.0>" do
    Timer.sleep(10)
    known(name)
  else
    pid
  end
end

actor service_user() do
  let counter = known("counter")
  println("add ${Counter.add(counter, 5, "five")}")
  Counter.set(counter, 40)
  println("add ${Counter.add(counter, 2, "two")}")
  let none = Global.whereis("nobody")
  println("nobody ${none} ${Process.alive(counter)} ${Process.alive(none)}")
  println("taken ${Global.register("counter", self())} own ${Global.register("mine", self())}")
  println("${Job.await(Job.async(fn -> Counter.fail(counter, "on purpose") end))}")
  println("${Job.await(Job.async(fn -> Counter.add(counter, 1, "gone") end))}")
  println("service done")
end

actor sleeper() do
  receive do
    "end" -> ()
    "fail" -> fail("it failed")
  end
end

actor watcher() do
  Process.trap_exit(true)
  let linked :: Pid<String> = Node.spawn_link(peer(), sleeper)
  let watched :: Pid<String> = Node.spawn(peer(), sleeper)
  let failing :: Pid<String> = Node.spawn(peer(), sleeper)
  let killed :: Pid<String> = Node.spawn(peer(), sleeper)
  let ending :: Pid<String> = Node.spawn(peer(), sleeper)
  monitor(watched)
  link(failing)
  monitor(killed)
  monitor(ending)
  println("monitor ${Node.monitor(peer())} ${Node.monitor("no@where:1")}")
  send(failing, "fail")
  Process.exit(killed, "killed")
  send(ending, "end")
  watch()
end

actor watch() do
  receive do
    (:down, ref, pid, reason) -> println("saw down ${reason}")
    (:exit, pid, reason) -> println("saw exit ${reason}")
    (:nodedown, name) -> println("saw nodedown ${name == peer()} ${Node.list()}")
    (:nodeup, name) -> println("saw nodeup ${name == peer()}")
  end
  watch()
end

actor captures(to :: Pid<Fun() -> Int>, n :: Int) do
  send(to, fn -> n end)
  println("sent")
end

actor functions() do
  receive do
    f -> println("called ${f()}")
  end
end

fn give(to :: Pid<SqliteConn>, opened :: SqliteConn!String) do
  case opened do
    Ok(db) -> send(to, db)
    Err(why) -> println(why)
  end
end

actor opens(to :: Pid<SqliteConn>) do
  give(to, Sqlite.open(":memory:"))
  println("sent")
end

fn close(db :: SqliteConn) -> () do
  println("got one")
end

actor connections() do
  receive do
    db -> close(db)
  end
end

actor refused() do
  let far :: Pid<Fun() -> Int> = Node.spawn(peer(), functions)
  let f = spawn(captures, far, 3)
  monitor(f)
  receive do
    (:down, ref, pid, reason) -> println("down ${reason}")
  end
  let store :: Pid<SqliteConn> = Node.spawn(peer(), connections)
  monitor(spawn(opens, store))
  receive do
    (:down, ref, pid, reason) -> println("down ${reason}")
  end
  println("refused done")
end

# Tells `to` about a process of yet another node.
actor forward(third :: String, to :: Pid<Pid>) do
  let far :: Pid<String> = Node.spawn(third, echo_once, to)
  send(to, far)
end

actor echo_once(to :: Pid<Pid>) do
  receive do
    line -> println("echo " <> line)
  end
  send(to, self())
end

actor three() do
  let _ = Node.spawn(peer(), forward, setting("THIRD"), self())
  let first = receive do
    pid -> pid
  end
  let far :: Pid<String> = first
  send(far, "through a third")
  receive do
    pid -> println("same ${pid == first}")
  end
  println("three done")
end

actor far_child() do
  Process.register("far_child", self())
  Global.register("far", self())
  receive do
    "fail" -> fail("the child failed")
  end
end

supervisor Far do
  strategy: one_for_one
  max_restarts: 5
  child far do
    start: fn -> Node.spawn(peer(), far_child) end
    restart: permanent
  end
end

fn changed(name :: String, old :: Pid) -> Pid do
  let now = known(name)
  if now == old do
    Timer.sleep(10)
    changed(name, old)
  else
    now
  end
end

actor supervising() do
  let sup = spawn(Far)
  monitor(sup)
  let first = known("far")
  let child :: Pid<String> = first
  send(child, "fail")
  let second = changed("far", first)
  println("restarted ${Process.alive(second)} ${Process.alive(first)}")
  Process.exit(sup, "shutdown")
  receive do
    (:down, ref, pid, reason) -> println("supervisor ${reason}")
  end
  gone("far")
  println("supervise done")
end

fn gone(name :: String) do
  if "${Global.whereis(name)}" != "#PID<0.0>" do
    Timer.sleep(10)
    gone(name)
  end
end

# The peer's program differs from this one.
actor builds() do
  let none :: Pid<String> = Node.spawn(peer(), sleeper)
  println("spawned ${none}")
  let counter = known("counter")
  println("${Job.await(Job.async(fn -> Counter.add(counter, 1, "x") end))}")
  let same :: Pid<Int> = Node.spawn(peer(), sink, self(), 1)
  send(same, 20)
  receive do
    total -> println("builds total ${total}")
  end
end

actor sink(to :: Pid<Int>, left :: Int) do
  let got = receive do
    n -> n
  end
  if left == 1 do
    send(to, got + 1)
  else
    sink(to, left - 1)
  end
end

# Takes texts and says how many bytes they had.
actor swallow(to :: Pid<Int>, left :: Int, bytes :: Int) do
  let size = receive do
    text -> String.length(text)
  end
  if setting("PACE") != "" do
    Timer.sleep(1)
  end
  if left == 1 do
    send(to, bytes + size)
  else
    swallow(to, left - 1, bytes + size)
  end
end

fn doubled(text :: String, times :: Int) -> String do
  if times == 0 do text else doubled(text <> text, times - 1) end
end

fn pour(to :: Pid<String>, text :: String, left :: Int) do
  if left > 0 do
    send(to, text)
    pour(to, text, left - 1)
  end
end

# Texts of 32 KiB as fast as it can.
actor flood() do
  let count = number("COUNT", 1)
  let far :: Pid<String> = Node.spawn(peer(), swallow, self(), count, 0)
  println("pouring")
  pour(far, doubled("x", 15), count)
  println("poured")
  receive do
    bytes -> println("swallowed ${bytes}")
  end
end

# Two that send to each other and never look: 48 MB each way. Whoever has sent all has not waited for ever.
actor deaf_there() do
  let other = known("deaf")
  Global.register("deaf there", self())
  pour(other, doubled("y", 20), 48)
  println("deaf done")
  Timer.sleep(100000)
end

actor deaf_here() do
  Global.register("deaf", self())
  let far = Node.spawn(peer(), deaf_there)
  pour(far, doubled("y", 20), 48)
  println("deaf done")
  Timer.sleep(100000)
end

# Says who comes and who goes, for ever; claims a name when somebody went.
actor sentinel(watched :: List<String>, leader :: Pid) do
  let lost = receive do
    (:nodedown, name) -> name
    (:nodeup, _name) -> ""
  after 50 -> ""
  end
  if lost != "" do
    println("lost ${lost}")
    claim_once()
  end
  let left = List.filter(watched, fn (name :: String) -> name != lost end)
  let fresh = List.filter(Node.list(), fn (name :: String) -> not List.contains(left, name) and meet(name) end)
  sentinel(left ++ fresh, follow(leader))
end

fn meet(name :: String) -> Bool do
  let is_watched = Node.monitor(name) == 0
  if is_watched do
    println("met ${name}")
  end
  is_watched
end

fn claim_once() -> () do
  if setting("CLAIM_AFTER") != "" and not Process.alive(Process.whereis("claimant")) do
    Process.register("claimant", spawn(claimant, number("CLAIM_AFTER", 0)))
    ()
  end
end

actor claimant(wait_ms :: Int) do
  Timer.sleep(wait_ms)
  println("claimed ${Global.register("leader", self())}")
  lead()
end

actor lead() do
  receive do
    name -> println("asked by " <> name)
  end
  lead()
end

# Asks whoever leads now, once.
fn follow(before :: Pid) -> Pid do
  let leader = Global.whereis("leader")
  if leader != before and "${leader}" != "#PID<0.0>" do
    let asked :: Pid<String> = leader
    send(asked, Node.self())
  end
  leader
end

# What the program says of itself that cannot be.
actor wrong_starts() do
  println("again ${Node.start("z@127.0.0.1:1", "secret")} same ${Node.start(Node.self(), "secret")}")
  println("names ${Node.connect("nobody")} ${Node.connect("")} ${Node.connect("a@127.0.0.1:1")}")
  println("ping ${Node.ping(peer()) > 0} ${Node.ping(Node.self())} ${Node.ping("nobody@127.0.0.1:1")}")
end

fn start_worker() -> Pid do
  let w :: Pid<String> = Node.spawn(peer(), worker)
  send(w, "answer from ${Node.self()}")
  println("worker done")
  w
end

fn number(name :: String, otherwise :: Int) -> Int do
  case String.to_int(setting(name)) do
    Some(n) -> n
    None -> otherwise
  end
end

fn wanted() -> Int = number("PEERS", 1)

fn act(role :: String) -> Pid do
  case role do
    "values" -> spawn(values)
    "service" -> spawn(service_user)
    "watch" -> spawn(watcher)
    "refused" -> spawn(refused)
    "refusing" -> spawn(refusing, peer())
    "three" -> spawn(three)
    "supervise" -> spawn(supervising)
    "builds" -> spawn(builds)
    "flood" -> spawn(flood)
    "wrong" -> spawn(wrong_starts)
    "deaf" -> spawn(deaf_here)
    "sentinel" -> spawn(sentinel, [], Process.whereis("nothing"))
    "worker" -> start_worker()
    _ -> Process.whereis("nothing")
  end
end

actor starter(role :: String) do
  if List.length(Node.list()) < wanted() do
    Timer.sleep(20)
    starter(role)
  else
    println("meshed ${Node.list()}")
    act(role)
    ()
  end
end

fn main() do
  Process.register("desk", spawn(desk))
  if setting("ROLE") == "serve" do
    Global.register("counter", Counter.start(1))
  else
    1
  end
  spawn(idle)
  println("started ${Node.self()}")
  if setting("PEER") != "" do
    spawn(starter, setting("ROLE"))
  else
    spawn(idle)
  end
  ()
end
