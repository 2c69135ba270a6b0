#! stderr: division by zero
# The second restart would be one too many: the supervisor gives up.
actor worker() do
  Process.register("worker", self())
  send(Process.whereis("driver"), "up")
  receive do
    n -> println("${10 / n}")
  end
end

supervisor Tree do
  max_restarts: 1
  max_seconds: 60
  child w do
    start: fn -> spawn(worker) end
  end
end

actor driver() do
  Process.register("driver", self())
  let tree = spawn(Tree)
  monitor(tree)
  receive do "up" -> println("up") end
  send(Process.whereis("worker"), 0)
  receive do "up" -> println("up again") end
  send(Process.whereis("worker"), 0)
  receive do
    (:down, _, _, reason) -> println(reason)
    "up" -> println("once too often")
  end
end

fn main() do
  spawn(driver)
end
#> up
#> up again
#> shutdown limit
