#! stderr: division by zero
# The inner supervisor gives up at once; the outer one starts it again.
actor worker() do
  Process.register("worker", self())
  send(Process.whereis("driver"), "up")
  receive do
    n -> println("${10 / n}")
  end
end

supervisor Inner do
  max_restarts: 0
  child w do
    start: fn -> spawn(worker) end
  end
end

supervisor Outer do
  child inner do
    start: fn -> spawn(Inner) end
  end
end

actor driver() do
  Process.register("driver", self())
  let outer = spawn(Outer)
  receive do "up" -> println("up") end
  send(Process.whereis("worker"), 0)
  receive do "up" -> println("up again") end
  println("${Process.alive(outer)}")
end

fn main() do
  spawn(driver)
end
#> up
#> up again
#> true
