# A process that computes without end is suspended for others, and can be ended.
fn forever(n) = forever(n + 1)

actor spinner() do
  forever(0)
terminate do
  println("never")
end
end

actor watcher() do
  let a = spawn(spinner)
  let b = spawn(spinner)
  let c = spawn(spinner)
  monitor(a)
  Timer.sleep(30)
  println("awake")
  Process.exit(b, "killed")
  Process.exit(c, "killed")
  Process.exit(a, "killed")
  receive do
    (:down, _, _, reason) -> println(reason)
  end
end

fn main() do
  spawn(watcher)
end
#> awake
#> killed
