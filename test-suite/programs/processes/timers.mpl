actor clock() do
  let start = Timer.monotonic_ms()
  Timer.sleep(20)
  println("${Timer.monotonic_ms() - start >= 20}")
  Timer.send_after(self(), 150, "late")
  Timer.send_after(self(), 10, "soon")
  receive do
    s -> println("first " <> s)
  after 5000 -> println("nothing")
  end
  receive do
    s -> println("then " <> s)
  after 5000 -> println("nothing")
  end
  Timer.sleep(0)
  Timer.sleep(-5)
  Timer.send_after(self(), 50, "never seen")
  receive do
    s -> println("a pending timer does not keep the program alive, but came: " <> s)
  end
end

fn main() do
  spawn(clock)
end
#> true
#> first soon
#> then late
