#! timeout: 60
# A process that waits in the middle of its work does not keep what it used before.
service Slow do
  fn init() -> Int do
    0
  end
  call Wait() :: Int do |n|
    Timer.sleep(60000)
    (n, n)
  end
end

# Answers when somebody has the name `go`.
service Gate do
  fn init() -> Int do
    0
  end
  call Pass() :: Int do |n|
    while not Process.alive(Process.whereis("go")) do
      Timer.sleep(5)
    end
    (n, n)
  end
end

# What is used here is of no use behind it.
fn work() -> Int do
  let lists = for i in 0..100 do Range.to_list(i..i + 1000) end
  List.sum(List.map(lists, fn xs -> List.length(xs) end)) + String.length(String.repeat("x", 1000000))
end

fn slept(n :: Int) -> Int do
  let before = work()
  Timer.sleep(60000)
  before + n
end

fn asked(slow :: Pid) -> Int do
  let before = work()
  Slow.wait(slow) + before
end

fn awaited() -> Int do
  let before = work()
  let job = Job.async(fn -> slept(1) end)
  case Job.await(job) do
    Ok(n) -> n + before
    Err(_) -> 0
  end
end

# It keeps a list, and that whole.
fn kept(gate :: Pid) -> Int do
  let numbers = Range.to_list(0..20000)
  let before = work()
  Gate.pass(gate) + before + List.sum(numbers)
end

actor sleeper() do
  println("${slept(1)}")
end

actor asker(slow :: Pid) do
  println("${asked(slow)}")
end

actor waiter() do
  println("${awaited()}")
end

actor keeper(gate :: Pid) do
  println("${kept(gate)}")
end

actor receiver() do
  let before = work()
  let got = receive do
    n -> n
  after 60000 -> 0
  end
  println("${got + before}")
end

# Whether it comes to hold more than some bytes and less than others.
fn settled(pid :: Pid, least :: Int, most :: Int, tries :: Int) -> Bool do
  let bytes = Process.info(pid).memory
  if bytes > least and bytes < most do
    true
  else if tries == 0 do
    false
  else
    Timer.sleep(10)
    settled(pid, least, most, tries - 1)
  end
end

fn main() do
  let pids = [spawn(sleeper), spawn(asker, Slow.start()), spawn(waiter), spawn(receiver)]
  let keeper = spawn(keeper, Gate.start())
  # Until all of them wait.
  Timer.sleep(1000)
  for pid in pids do
    println("${settled(pid, 0, 40000, 1000)}")
  end
  println("${settled(keeper, 160000, 400000, 1000)}")
  Process.register("go", self())
  while Process.alive(keeper) do
    Timer.sleep(1)
  end
  Env.exit(0)
end
#> true
#> true
#> true
#> true
#> true
#> 201090000
