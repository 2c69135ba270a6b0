#! stderr: division by zero
actor worker() do
  Process.register("worker", self())
  send(Process.whereis("driver"), "up")
  receive do
    n -> println("worker: ${10 / n}")
  end
end

supervisor Tree do
  child w do
    start: fn -> spawn(worker) end
    restart: temporary
    shutdown: brutal_kill
  end
end

actor driver() do
  Process.register("driver", self())
  let tree = spawn(Tree)
  receive do "up" -> println("up") end
  send(Process.whereis("worker"), 0)
  receive do
    "up" -> println("up after a failure")
  after 100 -> println("forgotten, and the supervisor lives: ${Process.alive(tree)}")
  end
end

fn main() do
  spawn(driver)
end
#> up
#> forgotten, and the supervisor lives: true
