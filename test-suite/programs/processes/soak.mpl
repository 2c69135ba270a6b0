#! timeout: 120
#! env: ROUNDS=40
# Everything at once for a while: starts, failures, links, kills, timers, messages, services, jobs. Nobody is lost: every
# process that should answer does, and at the end only those that must be there are.
service Tally do
  fn init() -> Map<String, Int> do
    %{}
  end
  call Count(what :: String) :: Int do |m|
    let n = Map.get_or(m, what, 0) + 1
    (Map.put(m, what, n), n)
  end
  cast Note(what :: String) do |m|
    Map.put(m, what, Map.get_or(m, what, 0) + 1)
  end
  call Total() :: Int do |m|
    (m, List.reduce(Map.values(m), 0, fn(a, b) -> a + b end))
  end
end

fn work(n :: Int) -> Int do
  let xs = for i in 0..n do "${i}" end
  List.length(String.split(String.join(xs, ","), ","))
end

actor worker(id :: Int, tally :: Pid, boss :: Pid<Int>) do
  Tally.note(tally, "w${id % 10}")
  send(boss, work(id % 50 + 1) - id % 50 - 1)
end

actor crasher(id :: Int) do
  let none :: List<Int> = []
  Timer.sleep(id % 3)
  println("${List.head(none)}")
end

actor partner(id :: Int) do
  link(spawn(crasher, id))
  receive do
    0 -> println("never")
  end
end

actor sleeper(id :: Int, boss :: Pid<Int>) do
  Timer.sleep(id % 7)
  let n = receive do
    0 -> 0
  after id % 5 -> 0
  end
  send(boss, n)
end

actor victim() do
  receive do
    0 -> println("never")
  end
end

fn start(k :: Int, n :: Int, tally :: Pid, boss :: Pid<Int>) -> () do
  if k < n do
    spawn(worker, k, tally, boss)
    spawn(sleeper, k, boss)
    spawn(crasher, k)
    monitor(spawn(partner, k))
    let v = spawn(victim)
    Process.exit(v, if k % 2 == 0 do "killed" else "stop" end)
    let delayed = spawn(victim)
    Timer.send_after(delayed, 3, 1)
    Process.exit(delayed, "over")
    start(k + 1, n, tally, boss)
  end
end

actor boss(rounds :: Int, tally :: Pid, log :: Pid<String>) do
  if rounds == 0 do
    send(log, "${Tally.total(tally)}")
  else
    start(0, 100, tally, self())
    let job = Job.async(fn -> Tally.count(tally, "job") end)
    collect(rounds, 200, 100, tally, job, log)
  end
end

actor collect(rounds :: Int, answers :: Int, downs :: Int, tally :: Pid, job :: Pid<Int>, log :: Pid<String>) do
  if answers + downs == 0 do
    case Job.await(job) do
      Ok(_) -> spawn(boss, rounds - 1, tally, log)
      Err(why) -> spawn(fn -> println(why) end)
    end
    ()
  else
    receive do
      0 -> collect(rounds, answers - 1, downs, tally, job, log)
      (:down, _, _, _) -> collect(rounds, answers, downs - 1, tally, job, log)
    after 20000 -> send(log, "lost: ${answers} ${downs}")
    end
  end
end

fn rounds_wanted() -> Int do
  case Env.get("ROUNDS") do
    Some(text) -> case String.to_int(text) do
      Some(n) -> n
      None -> 1
    end
    None -> 1
  end
end

fn main() do
  let rounds = rounds_wanted()
  let log = spawn(fn ->
    receive do
      text -> println("${text} ${rounds * 101}")
    end
    Timer.sleep(100)
    println("${Process.count() < 10}")
  end)
  spawn(boss, rounds, Tally.start(), log)
end
#> 4040 4040
#> true
