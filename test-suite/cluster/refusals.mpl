##! What stays on its node, in every way in which a value can go to another one. The failure is the sender's, at its line.

struct Holder do
  name :: String
  f :: Fun(Int) -> Int
end

type Wrapped do
  Plain(Int)
  Wrapping(List<Fun() -> Int>)
end

actor takes_fun() do
  receive do
    f -> println("called ${f()}")
  end
end

fn seven() -> Int = 7

fn twice(x :: Int) -> Int = x * 2

actor takes(h :: Holder) do
  let f = h.f
  println("got ${h.name} ${f(21)}")
end

actor takes_pair(n :: Int, f :: Fun() -> Int) do
  println("got ${n} ${f()}")
end

fn show_wrapped(w :: Wrapped) do
  case w do
    Plain(n) -> println("plain ${n}")
    Wrapping(fs) -> println("wrapping ${List.length(fs)}")
  end
end

actor wrapped() do
  receive do
    w -> show_wrapped(w)
  end
  wrapped()
end

fn ints(it :: Iter<Int>) -> List<Int> = List.collect(it)

actor iterators() do
  receive do
    it -> println("iterator ${ints(it)}")
  end
end

fn closed(pool :: PoolHandle) do
  Pool.close(pool)
end

actor pools() do
  receive do
    pool -> closed(pool)
  end
end

fn routed(r :: Router) do
  println("router")
end

actor routers() do
  receive do
    r -> routed(r)
  end
end

service Keep do
  fn init() -> Int do
    1
  end
  call Apply(f :: Fun(Int) -> Int) :: Int do |s|
    (s, f(s))
  end
  call Give(k :: Int) :: Fun(Int) -> Int do |s|
    (s, fn x -> x + k end)
  end
  call GiveNamed() :: Fun(Int) -> Int do |s|
    (s, twice)
  end
  cast Put(h :: Holder) do |s|
    s
  end
end

actor keeper(to :: Pid<Pid>) do
  send(to, Keep.start())
end

fn attempt(what :: String, f :: Fun() -> String) do
  case Job.await(Job.async(f)) do
    Ok(text) -> println("${what}: ${text}")
    Err(why) -> println("${what}: ${why}")
  end
end

fn send_pool(to :: Pid<PoolHandle>) -> String do
  case Pool.open("sqlite::memory:", 1, 1, 1000) do
    Ok(pool) -> send(to, pool)
    Err(why) -> println(why)
  end
  "sent"
end

fn sends(peer :: String, k :: Int) do
  attempt("closure", fn ->
    send(Node.spawn(peer, takes_fun), fn -> k end)
    "sent"
  end)
  attempt("named", fn ->
    send(Node.spawn(peer, takes_fun), seven)
    "sent"
  end)
  attempt("inside", fn ->
    let p = Node.spawn(peer, wrapped)
    send(p, Plain(3))
    send(p, Wrapping([seven, fn -> k end]))
    "sent"
  end)
  attempt("iterator", fn ->
    send(Node.spawn(peer, iterators), Iter.map(Iter.from([1, 2]), fn x -> x + k end))
    "sent"
  end)
  attempt("pool", fn -> send_pool(Node.spawn(peer, pools)) end)
  attempt("router", fn ->
    send(Node.spawn(peer, routers), HTTP.router())
    "sent"
  end)
  attempt("bare", fn ->
    let p :: Pid = Node.spawn(peer, routers)
    send(p, HTTP.on_get(HTTP.router(), "/", fn _ -> HTTP.response(200, "") end))
    "sent"
  end)
  attempt("later", fn ->
    Timer.send_after(Node.spawn(peer, takes_fun), 10, fn -> k end)
    "sent"
  end)
end

fn spawns(peer :: String, k :: Int) do
  attempt("argument", fn -> "${Node.spawn(peer, takes, Holder { name: "h", f: fn x -> x + k end })}" end)
  attempt("linked", fn -> "${Node.spawn_link(peer, takes_pair, 1, fn -> k end)}" end)
  attempt("named argument", fn ->
    Node.spawn(peer, takes, Holder { name: "h", f: twice })
    "spawned"
  end)
end

fn calls(keep :: Pid, k :: Int) do
  attempt("call", fn -> "${Keep.apply(keep, fn x -> x + k end)}" end)
  attempt("named call", fn -> "${Keep.apply(keep, twice)}" end)
  attempt("named reply", fn ->
    let f = Keep.give_named(keep)
    "${f(4)}"
  end)
  attempt("cast", fn ->
    Keep.put(keep, Holder { name: "x", f: fn x -> x + k end })
    "cast"
  end)
  attempt("alive", fn -> "${Process.alive(keep)}" end)
  attempt("reply", fn ->
    let f = Keep.give(keep, 4)
    "${f(4)}"
  end)
end

pub actor refusing(peer :: String) do
  let k = String.length(peer)
  sends(peer, k)
  spawns(peer, k)
  let _ = Node.spawn(peer, keeper, self())
  receive do
    keep -> calls(keep, k)
  end
  println("refusing done")
end
