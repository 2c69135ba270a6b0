#! stderr: division by zero
# Children of `simple_one_for_one`: each is started again for itself, all are stopped from the last to the first, and a restart too
# many ends all. Other supervisors give the null pid, and so does whatever is none.
actor worker() do
  let boss = Process.whereis("boss")
  receive do
    n -> println("${10 / n}")
  end
terminate do
  send(Process.whereis("boss"), self())
end
end

fn begin() -> Pid do
  let p = spawn(worker)
  send(Process.whereis("boss"), p)
  p
end

supervisor Farm do
  strategy: simple_one_for_one
  max_restarts: 2
  max_seconds: 60
  child w do start: begin end
end

supervisor Plain do
  child w do start: fn -> spawn(worker) end end
end

actor boss() do
  Process.register("boss", self())
  let farm = spawn(Farm)
  monitor(farm)
  let a = Supervisor.start_child(farm)
  let b = Supervisor.start_child(farm)
  let c = Supervisor.start_child(farm)
  let told = for _ in 0..3 do
    receive do p -> p end
  end
  println("${told == [a, b, c]} ${Process.alive(a)} ${Process.alive(b)} ${Process.alive(c)}")
  send(b, 0)
  let gone = receive do p -> p end
  let d = receive do p -> p end
  println("${gone == b} ${d != b} ${Process.alive(d)} ${Process.alive(a)} ${Process.alive(c)}")
  send(d, 5)
  let gone2 = receive do p -> p end
  let e = receive do p -> p end
  println("${gone2 == d} ${Process.alive(e)}")
  send(e, 0)
  # The failed one itself, then the rest in reverse order.
  let last = for _ in 0..3 do
    receive do p -> p end
  end
  println("${last == [e, c, a]}")
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  println("${Supervisor.start_child(farm)} ${Supervisor.start_child(spawn(Plain))} ${Supervisor.start_child(spawn(worker))}")
end

fn main() do
  spawn(boss)
end
#> true true true true
#> true true true true true
#> 2
#> true true
#> true
#> shutdown limit
#> #PID<0.0> #PID<0.0> #PID<0.0>
