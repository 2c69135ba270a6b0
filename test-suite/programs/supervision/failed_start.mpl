#! stderr: List.head: empty list
# A start function that panics: what was started is stopped, and the supervisor ends.
actor polite(name :: String) do
  receive do
    0 -> println("never")
  end
terminate do
  send(Process.whereis("boss"), "${name} ends")
end
end

fn fail() -> Pid do
  let none :: List<Pid> = []
  List.head(none)
end

supervisor Tree do
  child a do
    start: fn -> spawn(polite, "a") end
  end
  child b do
    start: fn -> spawn(polite, "b") end
  end
  child c do
    start: fail
  end
  child d do
    start: fn -> spawn(polite, "d") end
  end
end

actor boss() do
  Process.register("boss", self())
  let ref = monitor(spawn(Tree))
  receive do
    (:down, _, _, reason) -> println("the tree: ${reason}")
  after 3000 -> println("too late")
  end
  receive do
    "a ends" -> println("a ended")
  after 3000 -> println("too late")
  end
  receive do
    "b ends" -> println("b ended")
  after 3000 -> println("too late")
  end
end

fn main() do
  spawn(boss)
end
#> the tree: List.head: empty list
#> a ended
#> b ended
