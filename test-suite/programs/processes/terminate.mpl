#! stderr: division by zero
# The clause runs for every reason but `killed`.
actor worker(name :: String) do
  receive do
    n -> println("${name} ${10 / n}")
  end
terminate do
  println("${name} cleans up")
end
end

actor watcher() do
  let a = spawn(worker, "a")
  monitor(a)
  send(a, 5)
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  let b = spawn(worker, "b")
  monitor(b)
  send(b, 0)
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  let c = spawn(worker, "c")
  monitor(c)
  Process.exit(c, "killed")
  receive do
    (:down, _, _, reason) -> println(reason)
  end
end

fn main() do
  spawn(watcher)
end
#> a 2
#> a cleans up
#> normal
#> b cleans up
#> division by zero
#> killed
