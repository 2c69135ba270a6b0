#! stderr: division by zero
# Restarted after a failure, not after a normal end.
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
    restart: transient
  end
end

actor driver() do
  Process.register("driver", self())
  spawn(Tree)
  receive do "up" -> println("up") end
  send(Process.whereis("worker"), 0)
  receive do "up" -> println("up after a failure") end
  send(Process.whereis("worker"), 5)
  receive do
    "up" -> println("up after a normal end")
  after 100 -> println("left alone")
  end
end

fn main() do
  spawn(driver)
end
#> up
#> up after a failure
#> worker: 2
#> left alone
