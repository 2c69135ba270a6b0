##! Processes that talk: a worker pool, publishers and subscribers, philosophers, a rate limiter, a ring, and a bank that is
##! asked from many sides at once. What they print does not depend on who is faster.

pub type Work do
  Task(id :: Int, run :: Fun() -> Int)
  Stop
end

pub type Report do
  Ready(Pid<Work>)
  Finished(id :: Int, value :: Int)
end

actor worker(boss :: Pid<Report>) do
  send(boss, Ready(self()))
  receive do
    Task(id, run) -> finish(boss, id, run)
    Stop -> return
  end
  worker(boss)
end

fn finish(boss, id, run) = send(boss, Finished(id, run()))

actor boss(
  tasks :: List<(Int, Fun() -> Int)>,
  running :: Int,
  results :: Map<Int, Int>,
  done :: Pid<List<Int>>
) do
  receive do
    Ready(w) ->
      boss(hand_out(w, tasks), if is_empty(tasks) do running else running + 1 end, results, done)
    Finished(id, value) ->
      if running == 1 and is_empty(tasks) do
        send(done, in_order(Map.put(results, id, value)))
      else
        boss(tasks, running - 1, Map.put(results, id, value), done)
      end
  end
end

fn is_empty([]) = true
fn is_empty(_) = false

fn hand_out(w, tasks) do
  case tasks do
    [] -> tell(w, Stop, [])
    (id, run) :: rest -> tell(w, Task(id, run), rest)
  end
end

fn tell(w, message, rest) do
  send(w, message)
  rest
end

fn in_order(results) =
  List.map(List.sort(Map.keys(results), fn a, b -> a - b end), fn k -> Map.get(results, k) end)

fn slow_sum(n) = List.reduce(Range.to_list(0..n), 0, fn a, b -> a + b end)

actor pool_run(n :: Int, tasks :: Int) do
  let me = self()
  let all = for i in 0..tasks do (i, fn -> slow_sum(i * 100) end) end
  let b = spawn(boss, all, 0, %{}, me)
  for _ in 0..n do spawn(worker, b) end
  receive do
    values -> println("${n} workers: ${values}")
  end
end

# ── publish and subscribe ──

pub type Bus do
  Subscribe(topic :: String, who :: Pid<(String, Int)>)
  Publish(topic :: String, value :: Int)
  Ask(Pid<Map<String, Int>>)
end

actor bus(subscribers :: Map<String, List<Pid<(String, Int)>>>, counts :: Map<String, Int>) do
  receive do
    Subscribe(topic, who) ->
      bus(Map.update(subscribers, topic, [who], fn l -> [who] ++ l end), counts)
    Publish(topic, value) ->
      bus(deliver(subscribers, topic, value), Map.update(counts, topic, 1, fn n -> n + 1 end))
    Ask(to) -> bus(subscribers, reply(to, counts))
  end
end

fn deliver(subscribers, topic, value) do
  for who in Map.get(subscribers, topic) do send(who, (topic, value)) end
  subscribers
end

fn reply(to, value) do
  send(to, value)
  value
end

actor adder(wanted :: Int, sum :: Int, to :: Pid<(String, Int)>) do
  if wanted == 0 do
    send(to, ("sum", sum))
    return
  end
  receive do
    (_, n) -> adder(wanted - 1, sum + n, to)
  end
end

actor press() do
  let b = spawn(bus, %{}, %{})
  let a1 = spawn(adder, 3, 0, self())
  let a2 = spawn(adder, 2, 100, self())
  send(b, Subscribe("news", a1))
  send(b, Subscribe("news", a2))
  for n in 1..4 do send(b, Publish("news", n)) end
  send(b, Publish("weather", 9))
  let me = self()
  spawn(fn ->
    let own :: Pid<Map<String, Int>> = self()
    send(b, Ask(own))
    receive do
      counts -> send(me, ("${counts}", 0))
    end
  end)
  receive do
    (text, 0) -> println("${text}")
  end
  two_sums(0, 2)
end

## Runs in the process that calls it.
actor two_sums(sum :: Int, left :: Int) do
  if left == 0 do
    return println("the sums add up to ${sum}")
  end
  receive do
    ("sum", n) -> two_sums(sum + n, left - 1)
  after 1000 -> println("none")
  end
end

# ── philosophers: the one with the highest number reaches for the other fork first ──

pub type Fork do
  Take(Pid<Bool>)
  Lay
end

actor fork() do
  receive do
    Take(who) -> send(who, true)
  end
  receive do
    Lay -> fork()
  end
end

actor philosopher(
  name :: Int,
  first :: Pid<Fork>,
  second :: Pid<Fork>,
  meals :: Int,
  host :: Pid<Int>
) do
  if meals == 0 do
    send(host, name)
    return
  end
  send(first, Take(self()))
  receive do true -> () end
  send(second, Take(self()))
  receive do true -> () end
  send(second, Lay)
  send(first, Lay)
  philosopher(name, first, second, meals - 1, host)
end

actor table(seats :: Int, meals :: Int) do
  let forks = for _ in 0..seats do spawn(fork) end
  for i in 0..seats do
    let (a, b) = (forks[i], forks[(i + 1) % seats])
    if i == seats - 1 do
      spawn(philosopher, i, b, a, meals, self())
    else
      spawn(philosopher, i, a, b, meals, self())
    end
  end
  gather(seats, Set.new())
end

actor gather(left :: Int, seen :: Set<Int>) do
  if left == 0 do
    println("all ${Set.size(seen)} have eaten")
    return
  end
  receive do
    name -> gather(left - 1, Set.add(seen, name))
  end
end

# ── a ring, and pids in data ──

pub struct Hop do
  left :: Int
  trail :: Int
end

actor member(next :: Option<Pid<Hop>>) do
  receive do
    hop ->
      case (next, hop.left) do
        (_, 0) -> println("the message is done after ${hop.trail} hops")
        (None, n) -> println("nobody is next, ${n} to go")
        (Some(p), n) -> send(p, Hop { left: n - 1, trail: hop.trail + 1 })
      end
  end
end

fn row(size, hops) do
  let last = spawn(member, None)
  let first = List.reduce(Range.to_list(1..size), last, fn next, _ -> spawn(member, Some(next)) end)
  send(first, Hop { left: hops, trail: 0 })
  if hops >= size - 1 do
    until_gone(last)
  else
    until_gone(first)
    Timer.sleep(50)
  end
end

# ── one account, many hands ──

service Account do
  fn init(balance :: Int) -> Int do balance end
  call Withdraw(n :: Int) :: Int!String do |balance|
    if n > balance do
      (balance, Err("only ${balance}"))
    else
      (balance - n, Ok(balance - n))
    end
  end
  cast Deposit(n :: Int) do |balance|
    balance + n
  end
  call Balance() do |balance| (balance, balance) end
end

fn many_hands() do
  let account = Account.start(100)
  let results = Job.map(Range.to_list(0..30), fn _ -> Account.withdraw(account, 5) end)
  let paid = List.filter(results, fn Ok(Ok(_)) ->
    true
  | _ ->
    false
  end)
  for n in 1..4 do Account.deposit(account, n) end
  println("${List.length(paid)} of ${List.length(results)} were paid, ${Account.balance(account)} left")
end

# ── failures ──

actor fragile() do
  receive do
    0 -> println("${List.head(List.new()) + 1}")
    n -> println("100 / ${n} = ${100 / n}")
  end
  fragile()
end

actor observer() do
  Process.trap_exit(true)
  let a = spawn(fragile)
  let b = spawn(fragile)
  link(a)
  let ref = monitor(b)
  send(a, 4)
  send(a, 0)
  receive do
    (:exit, who, why) -> println("linked: ${who == a} ${why}")
  end
  send(b, 0)
  receive do
    (:down, r, who, why) when r == ref -> println("watched: ${who == b} ${why}")
  end
  let late = monitor(a)
  receive do
    (:down, r, _, why) -> println("late: ${r == late} ${why}")
  end
end

fn until_gone(pid) do
  while Process.alive(pid) do
    Timer.sleep(1)
  end
end

pub fn demo() do
  until_gone(spawn(pool_run, 3, 8))
  until_gone(spawn(press))
  until_gone(spawn(table, 5, 20))
  row(50, 120)
  row(50, 49)
  many_hands()
  until_gone(spawn(observer))
end
