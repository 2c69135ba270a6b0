actor crashy(n, out) do
  send(out, "start ${n}")
  receive do
    "crash" -> crash_now()
    "quit" -> ()
    m -> crashy(n + 100, out)
  end
terminate do
  send(out, "term ${n}")
end
end
fn crash_now() do
  let xs :: List<Int> = []
  List.head(xs)
  ()
end
actor out_box() do
  receive do
    s -> 
      show_it(s)
  end
end
fn show_it(s) = println(s)
actor logger() do
  receive do
    s -> loop_log(s)
  end
end
fn loop_log(s) = println(s)
actor printer() do
  receive do
    m -> if m == "stop" do println("printer done") else
      println(m)
      printer()
    end
  end
end
actor idle() do
  receive do
    0 -> ()
    _ -> idle()
  end
terminate do
  println("idle terminated")
end
end
supervisor Root do
  strategy: one_for_one
  max_restarts: 3
  max_seconds: 5
  child a do
    start: fn -> start_a() end
    restart: permanent
    shutdown: 1000
  end
  child b do
    start: start_b
    restart: temporary
    shutdown: brutal_kill
  end
end
fn start_a() do
  let p = spawn(idle)
  Process.register("a", p)
  println("a started")
  p
end
fn start_b() do
  let p = spawn(idle)
  Process.register("b", p)
  println("b started")
  p
end
supervisor Empty do
end
fn main() do
  let s = spawn(Root)
  Timer.sleep(30)
  let a = Process.whereis("a")
  send(a, 0)
  Timer.sleep(30)
  println("${Process.whereis("a") == a}")
  send(Process.whereis("b"), 0)
  Timer.sleep(30)
  println("${Process.whereis("b")}")
  let e = spawn(Empty)
  Timer.sleep(10)
  let j = Job.async(fn -> 
    let xs :: List<Int> = []
    List.head(xs)
  end)
  println("${Job.await(j)}")
  let k = Job.async(fn -> 6 * 7 end)
  println("${Job.await(k)} ${Job.await(k)}")
  let m = monitor(spawn(fn -> crash_now() end))
  println("end")
end
#? err
#> a started
#> b started
#> idle terminated
#> a started
#> false
#> idle terminated
#> #PID<0.0>
#> Err(List.head: empty list)
#> Ok(42) Ok(42)
#> end
#> idle terminated
