# The children of a supervisor that was killed are stopped as those of any other: asked to end, and killed when they take too long.
actor stubborn() do
  Process.trap_exit(true)
  receive do
    0 -> ()
    (:exit, _, _) -> ()
  end
  stubborn()
end

actor polite() do
  receive do
    0 -> ()
  end
terminate do
  println("polite ends")
end
end

fn named(name :: String, pid :: Pid) -> Pid do
  Process.register(name, pid)
  pid
end

supervisor Tree do
  child polite do
    start: fn -> named("polite", spawn(polite)) end
  end
  child patient do
    start: fn -> named("patient", spawn(stubborn)) end
    shutdown: 300
  end
  child brutal do
    start: fn -> named("brutal", spawn(stubborn)) end
    shutdown: brutal_kill
  end
end

fn until_gone(pid :: Pid) do
  while Process.alive(pid) do
    Timer.sleep(1)
  end
end

fn main() do
  let tree = spawn(Tree)
  while not Process.alive(Process.whereis("brutal")) do
    Timer.sleep(1)
  end
  let patient = Process.whereis("patient")
  let brutal = Process.whereis("brutal")
  let polite = Process.whereis("polite")
  # Until it has said what it wants to know of.
  Timer.sleep(20)
  Process.exit(tree, "killed")
  until_gone(brutal)
  until_gone(polite)
  println("${Process.alive(patient)}")
  until_gone(patient)
  println("all are gone")
end
#> polite ends
#> true
#> all are gone
