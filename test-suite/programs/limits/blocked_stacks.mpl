#! timeout: 120
# Twenty thousand processes wait in the middle of their stacks, and each goes on.
service Gate do
  fn init() -> Int do
    0
  end
  call Pass(ms :: Int) :: Int do |n|
    Timer.sleep(ms)
    (n + 1, n)
  end
end

# The call is not the last thing that the function does, so its stack is needed meanwhile.
fn pass(gate :: Pid, n :: Int) -> Int do
  let ticket = Gate.pass(gate, if n == 0 do 3000 else 0 end)
  ticket * 2 + 1
end

actor visitor(gate :: Pid, n :: Int, boss :: Pid<Int>) do
  send(boss, pass(gate, n))
end

actor boss() do
  let gate = Gate.start()
  for n in 0..20000 do
    spawn(visitor, gate, n, self())
  end
  let tickets = for _ in 0..20000 do
    receive do
      odd -> odd
    end
  end
  println("${List.length(tickets)} ${List.reduce(tickets, 0, fn(a, b) -> a + b end)}")
end

fn main() do
  spawn(boss)
end
#> 20000 400000000
