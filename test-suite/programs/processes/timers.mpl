actor clock() do
  let start = Timer.monotonic_ms()
  Timer.sleep(20)
  println("${Timer.monotonic_ms() - start >= 20}")
  Timer.send_after(self(), 150, "late")
  Timer.send_after(self(), 10, "soon")
  receive do
    s -> println("first " <> s)
  end
  receive do
    s -> println("then " <> s)
  end
  Timer.sleep(0)
  Timer.sleep(-5)
  println("done")
end

fn main() do
  spawn(clock)
end
#> true
#> first soon
#> then late
#> done
