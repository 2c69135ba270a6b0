# Everything at once for as long as it is asked to: starts, failures, links, kills, timers, messages large and small, services under
# supervision, jobs, files, and HTTP beside it. Each round says how many answers and ends it waits for; what does not come
# within half a minute is counted as lost.
service Tally do
  fn init() -> Map<String, Int> do
    Process.register("tally", self())
    %{}
  end
  call Add(what :: String, n :: Int) :: Int do |m|
    let sum = Map.get_or(m, what, 0) + n
    (Map.put(m, what, sum), sum)
  end
  cast Note(what :: String, n :: Int) do |m|
    Map.put(m, what, Map.get_or(m, what, 0) + n)
  end
  call Sum(what :: String) :: Int do |m|
    (m, Map.get_or(m, what, 0))
  end
end

fn note(what :: String, n :: Int) -> () do
  Tally.note(Process.whereis("tally"), what, n)
end

service Frail do
  fn init() -> Int do
    Process.register("frail", self())
    0
  end
  call Divide(by :: Int) :: Int do |n|
    (n + 1, 100 / by)
  end
end

supervisor Tree do
  max_restarts: 1000000
  max_seconds: 1
  child frail do
    start: fn -> Frail.start() end
    shutdown: 1000
  end
end

fn work(n :: Int) -> Int do
  let xs = for i in 0..n do "${i}" end
  List.length(String.split(String.join(xs, ","), ","))
end

actor worker(id :: Int, boss :: Pid<Int>) do
  note("work", 1)
  send(boss, work(id % 50 + 1) - id % 50)
end

actor sleeper(id :: Int, boss :: Pid<Int>) do
  Timer.sleep(id % 7)
  let n = receive do
    0 -> 0
  after id % 5 -> 1
  end
  send(boss, n)
end

actor crasher(id :: Int) do
  Timer.sleep(id % 3)
  let none :: List<Int> = []
  println("${List.head(none)}")
end

actor partner(id :: Int) do
  link(spawn(crasher, id))
  receive do
    0 -> println("never")
  end
end

actor victim() do
  receive do
    0 -> println("never")
  end
end

actor filer(path :: String, boss :: Pid<Int>) do
  let text = String.repeat("line of ${path}\n", 50)
  let answer = case File.write(path, text) do
    Ok(_) -> case File.read(path) do
      Ok(back) -> if back == text do 1 else 1000 end
      Err(_) -> 2000
    end
    Err(_) -> 3000
  end
  case File.delete(path) do
    Ok(_) -> send(boss, answer)
    Err(_) -> send(boss, 4000)
  end
end

actor mirror(boss :: Pid<Int>) do
  receive do
    text -> send(boss, if String.length(text) == 200000 do 1 else 5000 end)
  end
end

fn starts(k :: Int, n :: Int, round :: Int, boss :: Pid<Int>) -> () do
  if k < n do
    spawn(worker, k, boss)
    spawn(sleeper, k, boss)
    Timer.send_after(boss, k % 20, 1)
    monitor(spawn(crasher, k))
    monitor(spawn(partner, k))
    let v = spawn(victim)
    monitor(v)
    Process.exit(v, if k % 2 == 0 do "killed" else "stop" end)
    if k % 10 == 0 do
      spawn(filer, "soak-${round % 4}-${k}.txt", boss)
      send(spawn(mirror, boss), String.repeat("x", 200000))
    end
    starts(k + 1, n, round, boss)
  end
end

actor driver(round :: Int) do
  Process.register("driver", self())
  starts(0, 60, round, self())
  let good = Job.async(fn -> Frail.divide(Process.whereis("frail"), 4) end)
  let bad = Job.async(fn -> Frail.divide(Process.whereis("frail"), 0) end)
  # 60 workers, sleepers and timers, 6 files and texts; 60 crashers, partners and victims.
  gather(round, 192, 180, 0, false, good, bad)
end

actor gather(round :: Int, answers :: Int, downs :: Int, sum :: Int, stop :: Bool, good :: Pid<Int>, bad :: Pid<Int>) do
  if answers + downs == 0 do
    case Job.await(bad) do
      Ok(_) -> note("wrong", 1)
      Err(_) -> note("failed jobs", 1)
    end
    case Job.await(good) do
      # It may have met the service while it was down.
      Ok(n) -> note(if n == 25 do "jobs" else "wrong" end, 1)
      Err(_) -> note("jobs", 1)
    end
    note("answers", sum)
    note("rounds", 1)
    if stop do
      note("stopped", 1)
    else
      spawn(driver, round + 1)
      ()
    end
  else
    receive do
      -1 -> gather(round, answers, downs, sum, true, good, bad)
      n -> gather(round, answers - 1, downs, sum + n, stop, good, bad)
      (:down, _, _, _) -> gather(round, answers, downs - 1, sum, stop, good, bad)
    after 30000 -> note("lost", answers + downs)
    end
  end
end

fn count_call(request :: Request) -> Response do
  HTTP.response(200, "${Tally.add(Process.whereis("tally"), "calls", 1)}")
end

fn sleep(request :: Request) -> Response do
  Timer.sleep(1)
  HTTP.response(200, "slept")
end

fn crash(request :: Request) -> Response do
  let none :: List<Int> = []
  HTTP.response(200, "${List.head(none)}")
end

fn echo(request :: Request) -> Response do
  HTTP.response(200, Request.body(request))
end

fn stop(request :: Request) -> Response do
  send(Process.whereis("driver"), -1)
  HTTP.response(200, "stopping")
end

fn begin(request :: Request) -> Response do
  spawn(driver, 0)
  HTTP.response(200, "running")
end

fn sum(request :: Request) -> Response do
  case Request.query(request, "of") do
    Some(what) -> HTTP.response(200, "${Tally.sum(Process.whereis("tally"), what)}")
    None -> HTTP.response(400, "of what?")
  end
end

fn count(request :: Request) -> Response do
  HTTP.response(200, "${Process.count()}")
end

fn main() do
  Tally.start()
  spawn(Tree)
  let r = HTTP.router()
    |> HTTP.on_get("/call", count_call)
    |> HTTP.on_get("/sleep", sleep)
    |> HTTP.on_get("/crash", crash)
    |> HTTP.on_post("/echo", echo)
    |> HTTP.on_get("/begin", begin)
    |> HTTP.on_get("/stop", stop)
    |> HTTP.on_get("/sum", sum)
    |> HTTP.on_get("/count", count)
  case HTTP.start(r, "127.0.0.1", 0) do
    Ok(port) -> println("listening 127.0.0.1:${port}")
    Err(why) -> println(why)
  end
end
