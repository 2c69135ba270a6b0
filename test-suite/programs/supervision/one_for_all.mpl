#! stderr: division by zero
actor member(name :: String) do
  Process.register(name, self())
  send(Process.whereis("driver"), name)
  receive do
    n -> println("${10 / n}")
  end
terminate do
  send(Process.whereis("driver"), name <> " ended")
end
end

supervisor Group do
  strategy: one_for_all
  child a do
    start: fn -> spawn(member, "a") end
  end
  child b do
    start: fn -> spawn(member, "b") end
    shutdown: 2000
  end
end

actor driver() do
  Process.register("driver", self())
  spawn(Group)
  receive do "a" -> println("a up") end
  receive do "b" -> println("b up") end
  send(Process.whereis("a"), 0)
  receive do "a ended" -> println("a failed") end
  receive do "b ended" -> println("b stopped") end
  receive do "a" -> println("a up again") end
  receive do "b" -> println("b up again") end
end

fn main() do
  spawn(driver)
end
#> a up
#> b up
#> a failed
#> b stopped
#> a up again
#> b up again
