# The child of `simple_one_for_one` is only a template.
actor worker() do
  send(Process.whereis("driver"), "up")
  receive do
    "stop" -> println("stopped")
  end
end

supervisor Farm do
  strategy: simple_one_for_one
  child w do
    start: fn -> spawn(worker) end
    restart: temporary
  end
end

actor driver() do
  Process.register("driver", self())
  let farm = spawn(Farm)
  receive do
    "up" -> println("too early")
  after 50 -> println("none yet")
  end
  let a = Supervisor.start_child(farm)
  receive do "up" -> println("one") end
  let b = Supervisor.start_child(farm)
  receive do "up" -> println("two") end
  println("${a == b} ${Process.alive(a)} ${Process.alive(b)}")
  monitor(a)
  send(a, "stop")
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  println("${Process.alive(a)} ${Process.alive(b)}")
end

fn main() do
  spawn(driver)
end
#> none yet
#> one
#> two
#> false true true
#> stopped
#> normal
#> false true
