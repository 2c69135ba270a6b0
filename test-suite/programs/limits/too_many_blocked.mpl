#! timeout: 300
#! stderr: too many processes blocked in the middle of their work
# More processes than there is room for stacks: those that find none fail, each by itself, and all others go on.
service Gate do
  fn init() -> Int do
    0
  end
  call Pass(ms :: Int) :: Int do |n|
    Timer.sleep(ms)
    (n + 1, n)
  end
end

fn pass(gate :: Pid, n :: Int) -> Int do
  let ticket = Gate.pass(gate, if n == 0 do 4000 else 0 end)
  ticket * 2 + 1
end

actor visitor(gate :: Pid, n :: Int, boss :: Pid<Int>) do
  send(boss, pass(gate, n))
end

fn start(boss :: Pid<Int>) do
  let gate = Gate.start()
  monitor(spawn(visitor, gate, 0, boss))
  # Until the service itself has found room to sleep.
  Timer.sleep(100)
  for n in 1..28500 do
    monitor(spawn(visitor, gate, n, boss))
  end
end

# Waits without a stack.
actor boss(left :: Int, passed :: Int, failed :: Int) do
  if left == 28500 and passed < 0 do
    start(self())
    boss(left, 0, 0)
  else if left == 0 do
    println("${passed + failed} ${passed >= 20000} ${failed > 0}")
  else
    receive do
      _ -> boss(left - 1, passed + 1, failed)
      (:down, _, _, "normal") -> boss(left, passed, failed)
      (:down, _, _, _) -> boss(left - 1, passed, failed + 1)
    end
  end
end

fn main() do
  spawn(boss, 28500, -1, 0)
end
#> 28500 true true
