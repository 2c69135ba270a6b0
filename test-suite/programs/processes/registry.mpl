actor holder() do
  println("${Process.register("holder", self())} ${Process.register("other", self())}")
  println("${Process.register("holder", self())} ${Process.register("", self())}")
  send(Process.whereis("asker"), "ready")
  receive do
    "stop" -> println("stopping")
  end
end

actor asker() do
  Process.register("asker", self())
  println("${Process.whereis("holder")}")
  println("${Process.alive(Process.whereis("nobody"))} ${Process.unregister("nobody")}")
  let h = spawn(holder)
  receive do
    "ready" -> println("found ${Process.whereis("holder") == h} ${Process.whereis("other") == h}")
  end
  println("${Process.unregister("other")} ${Process.whereis("other")}")
  monitor(h)
  send(Process.whereis("holder"), "stop")
  receive do
    (:down, _, _, _) -> println("gone ${Process.whereis("holder")}")
  end
  # Nothing happens to a message for a process that is not there.
  send(Process.whereis("holder"), "stop")
  send(h, "stop")
end

fn main() do
  spawn(asker)
end
#> #PID<0.0>
#> false 1
#> 0 0
#> 1 1
#> found true true
#> 0 #PID<0.0>
#> stopping
#> gone #PID<0.0>
