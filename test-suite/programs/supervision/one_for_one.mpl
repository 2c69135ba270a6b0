#! stderr: division by zero
actor worker() do
  Process.register("worker", self())
  send(Process.whereis("driver"), "up")
  receive do
    n -> println("worker: ${10 / n}")
  end
end

supervisor Tree do
  strategy: one_for_one
  max_restarts: 5
  max_seconds: 10
  child w do
    start: fn -> spawn(worker) end
    restart: permanent
    shutdown: 1000
  end
end

actor driver() do
  Process.register("driver", self())
  spawn(Tree)
  receive do
    "up" -> println("first start")
  end
  send(Process.whereis("worker"), 5)
  receive do
    "up" -> println("restarted after a normal end")
  end
  send(Process.whereis("worker"), 0)
  receive do
    "up" -> println("restarted after a failure")
  end
end

fn main() do
  spawn(driver)
end
#> first start
#> worker: 2
#> restarted after a normal end
#> restarted after a failure
