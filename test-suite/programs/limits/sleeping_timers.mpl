#! timeout: 120
# A hundred thousand processes sleep at once, and as many messages are under way.
actor sleeper(n :: Int, boss :: Pid<Int>) do
  Timer.sleep(500 + n % 500)
  send(boss, 1)
end

actor count(left :: Int) do
  if left == 0 do
    println("all are awake")
  else
    receive do
      n -> count(left - n)
    after 30000 -> println("${left} are missing")
    end
  end
end

fn start(n :: Int, boss :: Pid<Int>) -> () do
  if n > 0 do
    spawn(sleeper, n, boss)
    Timer.send_after(boss, 500 + n % 500, 1)
    start(n - 1, boss)
  end
end

fn main() do
  let boss = spawn(count, 200000)
  start(100000, boss)
end
#> all are awake
