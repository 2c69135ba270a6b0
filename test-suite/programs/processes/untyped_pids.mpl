## Processes whose message type follows from what is sent to unchecked pids.
actor greeter() do
  receive do
    name -> println("hello ${name}")
  end
end

actor anything() do
  receive do
    _ -> println("something came")
  end
end

actor counter(sum :: Int) do
  receive do
    n ->
      if n == 0 do println("sum ${sum}") else counter(sum + n) end
  end
end

fn start_greeter() = spawn(greeter)

supervisor Sup do
  child g do
    start: fn -> named_greeter() end
  end
end

fn named_greeter() do
  let p = spawn(greeter)
  Process.register("supervised", p)
  p
end

fn main() do
  Process.register("counter", spawn(counter, 0))
  send(Process.whereis("counter"), 20)
  send(Process.whereis("counter"), 22)
  send(Process.whereis("counter"), 0)
  Timer.sleep(150)
  let p = spawn(greeter)
  println("${Process.register("greeter", p)}")
  send(Process.whereis("greeter"), "ada")
  Timer.sleep(150)
  Process.register("anything", spawn(anything))
  Timer.send_after(Process.whereis("anything"), 1, "x")
  Timer.sleep(200)
  Process.register("started", start_greeter())
  send(Process.whereis("started"), "bob")
  Timer.sleep(150)
  spawn(Sup)
  Timer.sleep(200)
  send(Process.whereis("supervised"), "eve")
end
#> sum 42
#> 0
#> hello ada
#> something came
#> hello bob
#> hello eve
