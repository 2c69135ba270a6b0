#! stderr: division by zero
#! stderr: List.head: empty list
# A `start` that fails when a child is started again ends the supervisor, as one that fails at first; the others are stopped. The
# parent starts the tree once more, which fails too, and gives up.
actor member(name :: String) do
  receive do
    n -> println("${10 / n}")
  end
terminate do
  send(Process.whereis("boss"), "-${name}")
end
end

fn begin(name :: String) -> Pid do
  let boss = Process.whereis("boss")
  send(boss, "+${name}")
  if Process.register("${name} was started", boss) == 1 do
    let none :: List<Pid> = []
    List.head(none)
  else
    let p = spawn(member, name)
    Process.register(name, p)
    p
  end
end

supervisor Inner do
  child a do start: fn -> begin("a") end end
  child b do start: fn -> begin("b") end end
end

supervisor Outer do
  max_restarts: 1
  child inner do
    start: fn -> spawn(Inner) end
  end
end

actor boss() do
  Process.register("boss", self())
  monitor(spawn(Outer))
  let up = for _ in 0..2 do
    receive do line -> line end
  end
  # It says so before it has its name.
  while not Process.alive(Process.whereis("b")) do
    Timer.sleep(1)
  end
  send(Process.whereis("b"), 0)
  # The end of the old tree, of the new one and of the parent come in any order.
  let events = for _ in 0..5 do
    receive do
      line -> line
      (:down, _, _, reason) -> "the tree: " <> reason
    after 3000 -> "late"
    end
  end
  println("${String.join(up, " ")} | ${String.join(List.take(events, 2), " ")}")
  for event in ["-a", "+a", "the tree: shutdown limit"] do
    println("${event} ${List.contains(events, event)}")
  end
end

fn main() do
  spawn(boss)
end
#> +a +b | -b +b
#> -a true
#> +a true
#> the tree: shutdown limit true
