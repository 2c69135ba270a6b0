#! stderr: division by zero
actor member(name :: String) do
  Process.register(name, self())
  send(Process.whereis("driver"), name)
  receive do
    n -> println("${10 / n}")
  end
end

supervisor Chain do
  strategy: rest_for_one
  child a do start: fn -> spawn(member, "a") end end
  child b do start: fn -> spawn(member, "b") end end
  child c do start: fn -> spawn(member, "c") end end
end

actor driver() do
  Process.register("driver", self())
  spawn(Chain)
  receive do "a" -> println("a up") end
  receive do "b" -> println("b up") end
  receive do "c" -> println("c up") end
  let a = Process.whereis("a")
  let b = Process.whereis("b")
  let c = Process.whereis("c")
  send(b, 0)
  receive do "b" -> println("b up again") end
  receive do "c" -> println("c up again") end
  println("${Process.whereis("a") == a} ${Process.whereis("b") == b} ${Process.whereis("c") == c}")
end

fn main() do
  spawn(driver)
end
#> a up
#> b up
#> c up
#> b up again
#> c up again
#> true false false
