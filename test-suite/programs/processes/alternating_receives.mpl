#! timeout: 60
# Receives at several places over a mailbox of 100,000 messages that none of them takes: each looks at such a message once, also when
# another one has taken something in between, and when what its guard asks for stays the same.
type M do
  Junk(Int)
  Ping(Int)
  Pong(Int)
  From(Pid, Int)
  Ready
  Done
end

actor worker(boss :: Pid<M>, left :: Int, sum :: Int) do
  if left == 0 do
    let junk = receive do
      Junk(n) -> n
    end
    send(boss, Ping(sum))
    send(boss, Pong(junk))
  else
    let a = receive do
      Ping(n) -> n
    end
    let b = receive do
      Pong(n) when n > 0 -> n
    end
    send(boss, Ready)
    let c = receive do
      From(p, n) when p == boss -> n
    end
    worker(boss, left - 1, sum + a + b + c)
  end
end

actor boss(rounds :: Int) do
  let p = spawn(worker, self(), rounds, 0)
  for i in 0..100000 do
    send(p, Junk(i))
  end
  for i in 0..50000 do
    send(p, From(p, i))
  end
  for i in 0..rounds do
    send(p, Pong(i + 1))
    send(p, Ping(1))
    receive do
      Ready -> ()
    end
    send(p, From(self(), 2))
  end
  let sum = receive do
    Ping(n) -> n
  end
  let junk = receive do
    Pong(n) -> n
  end
  println("${sum}, and the oldest of the others is ${junk}")
end

fn main() do
  spawn(boss, 2000)
end
#> 2007000, and the oldest of the others is 0
