# A child that takes ends for messages, and one that never comes to a receive, are killed when their time is up; a child with
# `brutal_kill` is not asked. A supervisor that is killed itself asks its children to end.
actor deaf(name :: String) do
  Process.trap_exit(true)
  send(Process.whereis("boss"), "ready")
  receive do
    (:exit, _, reason) -> send(Process.whereis("boss"), "${name} was told: ${reason}")
    0 -> ()
  end
  receive do
    0 -> ()
  end
terminate do
  send(Process.whereis("boss"), "${name}: not killed")
end
end

fn spin(n :: Int) -> Int = if n < 0 do n else spin(n + 1) end

actor busy(name :: String) do
  send(Process.whereis("boss"), "ready")
  println("${spin(0)}")
terminate do
  send(Process.whereis("boss"), "${name} stops computing")
end
end

actor polite(name :: String) do
  receive do
    0 -> ()
  end
terminate do
  send(Process.whereis("boss"), "${name} ends")
end
end

supervisor Tree do
  child a do
    start: fn -> spawn(polite, "a") end
  end
  child b do
    start: fn -> spawn(deaf, "b") end
    shutdown: 5
  end
  child c do
    start: fn -> spawn(busy, "c") end
  end
  child d do
    start: fn -> spawn(polite, "d") end
    shutdown: brutal_kill
  end
end

supervisor Small do
  child e do
    start: fn -> spawn(polite, "e") end
  end
end

actor boss() do
  Process.register("boss", self())
  let tree = spawn(Tree)
  monitor(tree)
  receive do
    ready -> ()
  end
  receive do
    ready -> ()
  end
  Process.exit(tree, "shutdown")
  for _ in 0..4 do
    receive do
      line -> println(line)
      (:down, _, _, reason) -> println("the tree: ${reason}")
    after 5000 -> println("late")
    end
  end
  let small = spawn(Small)
  monitor(small)
  Timer.sleep(20)
  Process.exit(small, "killed")
  receive do
    (:down, _, _, reason) -> println("the small tree: ${reason}")
  after 5000 -> println("late")
  end
  receive do
    line -> println(line)
  after 5000 -> println("late")
  end
end

fn main() do
  spawn(boss)
end
#> c stops computing
#> b was told: shutdown
#> a ends
#> the tree: shutdown
#> the small tree: killed
#> e ends
