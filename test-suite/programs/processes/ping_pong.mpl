# Two processes take turns; every line is forced by a message.
type Ball do
  Hit(Int)
  Out
end

actor ponger(peer) do
  receive do
    Hit(n) -> ponger_hit(peer, n)
    Out -> println("out")
  end
  ponger(peer)
end

fn ponger_hit(peer, n) do
  println("pong ${n}")
  send(peer, n + 1)
end

actor pinger(rounds :: Int) do
  let other = spawn(ponger, self())
  serve(other, 0, rounds)
  receive do
    n -> println("ping got ${n}")
  end
  serve(other, 5, rounds)
  receive do
    n -> println("ping got ${n}")
  end
  send(other, Out)
end

fn serve(other, n, rounds) do
  println("ping ${n} of ${rounds}")
  send(other, Hit(n))
end

fn main() do
  spawn(pinger, 2)
end
#> ping 0 of 2
#> pong 0
#> ping got 1
#> ping 5 of 2
#> pong 5
#> ping got 6
#> out
