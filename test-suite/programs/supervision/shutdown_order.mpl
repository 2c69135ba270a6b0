# Children are stopped from the last to the first: asked, and killed when their time is up.
actor polite(name :: String) do
  receive do
    0 -> println("never")
  end
terminate do
  println("${name} ends")
end
end

actor stubborn(name :: String) do
  receive do
    0 -> println("never")
  end
terminate do
  println("${name} is asked")
  Timer.sleep(5000)
  println("${name} was given too much time")
end
end

supervisor Tree do
  strategy: one_for_all
  child a do
    start: fn -> spawn(polite, "a") end
  end
  child b do
    start: fn -> spawn(stubborn, "b") end
    shutdown: 50
  end
  child c do
    start: fn -> spawn(polite, "c") end
    shutdown: brutal_kill
  end
  child d do
    start: fn -> spawn(polite, "d") end
    shutdown: 1000
  end
end

actor boss() do
  let tree = spawn(Tree)
  let ref = monitor(tree)
  Timer.sleep(30)
  let start = Timer.monotonic_ms()
  Process.exit(tree, "shutdown")
  receive do
    (:down, _, _, reason) -> println("the tree: ${reason}")
  after 3000 -> println("too late")
  end
  println("${Timer.monotonic_ms() - start < 2500}")
end

fn main() do
  spawn(boss)
end
#> d ends
#> b is asked
#> a ends
#> the tree: shutdown
#> true
