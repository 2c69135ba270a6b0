# A process is ended wherever it waits, and nobody else notices.
service Slow do
  fn init() -> Int do
    0
  end
  call Wait() :: Int do |n|
    Timer.sleep(100000)
    (n, n)
  end
end

fn wait_deep(n :: Int) -> Int do
  if n == 0 do
    Timer.sleep(100000)
    0
  else
    1 + wait_deep(n - 1)
  end
end

fn spin(n :: Int) -> Int do
  if n < 0 do n else spin(n + 1) end
end

actor quiet() do
  receive do
    0 -> println("never")
  end
end

actor middle() do
  let n = 1 + (receive do
    0 -> 0
  end)
  println("never ${n}")
end

actor late() do
  receive do
    0 -> println("never")
  after 100000 -> println("too late")
  end
end

fn ends(p :: Pid, reason :: String) -> String do
  let job = Job.async(fn -> watch(p, reason) end)
  case Job.await(job) do
    Ok(text) -> text
    Err(why) -> why
  end
end

fn watch(p :: Pid, reason :: String) -> String do
  let tries = 0
  Process.exit(p, reason)
  gone(p, 500)
end

fn gone(p :: Pid, tries :: Int) -> String do
  if !Process.alive(p) do
    "gone"
  else
    if tries == 0 do
      "still there"
    else
      Timer.sleep(2)
      gone(p, tries - 1)
    end
  end
end

fn main() do
  let slow = Slow.start()
  let targets = [
    ("receive", fn -> spawn(quiet) end),
    ("receive in an expression", fn -> spawn(middle) end),
    ("receive with a deadline", fn -> spawn(late) end),
    ("sleep", fn -> spawn(fn -> Timer.sleep(100000) end) end),
    ("sleep below other calls", fn -> spawn(fn -> wait_deep(100) end) end),
    ("service call", fn -> spawn(fn -> Slow.wait(slow) end) end),
    ("await", fn -> spawn(fn -> Job.await(Job.async(fn -> wait_deep(10) end)) end) end),
    ("computation", fn -> spawn(fn -> spin(0) end) end)
  ]
  for (name, start) in targets do
    let a = start()
    let b = start()
    Timer.sleep(5)
    println("${name}: ${ends(a, "killed")} ${ends(b, "enough")}")
  end
  println("${ends(slow, "killed")}")
  Env.exit(0)
end
#> receive: gone gone
#> receive in an expression: gone gone
#> receive with a deadline: gone gone
#> sleep: gone gone
#> sleep below other calls: gone gone
#> service call: gone gone
#> await: gone gone
#> computation: gone gone
#> gone
