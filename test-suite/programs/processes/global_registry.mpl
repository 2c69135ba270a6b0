# Without a node the global registry works locally.
actor holder() do
  println("${Global.register("boss", self())} ${Global.register("boss", self())} ${Global.register("", self())}")
  send(Process.whereis("asker"), "ready")
  receive do
    "stop" -> println("stopping")
  end
end

actor asker() do
  Process.register("asker", self())
  println("[${Node.self()}] ${Node.list()} ${Global.whereis("boss")}")
  let h = spawn(holder)
  receive do
    "ready" -> println("${Global.whereis("boss") == h}")
  end
  monitor(h)
  send(Global.whereis("boss"), "stop")
  receive do
    (:down, _, _, _) -> println("${Global.whereis("boss")} ${Global.unregister("boss")}")
  end
end

fn main() do
  spawn(asker)
end
#> [] [] #PID<0.0>
#> 0 1 1
#> true
#> stopping
#> #PID<0.0> 1
