#! stderr: division by zero
# Restarts count for `max_seconds`: two in three seconds are allowed again and again, a third at once is the end. `max_restarts: 0`
# allows none.
actor worker() do
  receive do
    n -> println("${10 / n}")
  end
end

fn begin() -> Pid do
  let p = spawn(worker)
  Process.register("worker", p)
  # Only now: the boss looks the name up at once.
  send(Process.whereis("boss"), "up")
  p
end

supervisor Tree do
  max_restarts: 2
  max_seconds: 3
  child w do start: begin end
end

supervisor Strict do
  max_restarts: 0
  max_seconds: 60
  child w do start: begin end
end

fn fail() -> () do
  send(Process.whereis("worker"), 0)
end

actor boss() do
  Process.register("boss", self())
  monitor(spawn(Tree))
  for round in 0..3 do
    for i in 0..2 do
      receive do "up" -> fail() end
    end
    receive do "up" -> println("up after two failures") end
    if round < 2 do
      Timer.sleep(3300)
      send(self(), "up")
    end
  end
  fail()
  receive do
    (:down, _, _, reason) -> println(reason)
    "up" -> println("once too often")
  end
  monitor(spawn(Strict))
  receive do "up" -> fail() end
  receive do
    (:down, _, _, reason) -> println(reason)
    "up" -> println("not allowed")
  end
end

fn main() do
  spawn(boss)
end
#> up after two failures
#> up after two failures
#> up after two failures
#> shutdown limit
#> shutdown limit
