# Every function of Process, Timer and Job at its edges.
actor idle() do
  receive do
    "stop" -> ()
  end
end

actor failing() do
  receive do
    "fail" -> println("${List.head(none())}")
  end
end

fn none() -> List<Int> = []

# Waits until the process has both messages and sleeps.
fn settle(p, tries) do
  if tries > 0 and Process.info(p).reductions < 1 do
    Timer.sleep(5)
    settle(p, tries - 1)
  end
end


actor tests() do
  let null = Process.whereis("nobody")
  println("${Process.alive(null)}")
  println("${Process.alive(self())}")
  let p = spawn(idle)
  println("${Process.register("p", p)}")
  println("${Process.register("p", self())}")
  println("${Process.register("", p)}")
  println("${Process.register("q", p)}")
  println("${Process.whereis("p") == p}")
  println("${Process.whereis("q") == p}")
  println("${Process.unregister("q")}")
  println("${Process.unregister("q")}")
  println("${Process.whereis("q") == null}")
  println("${Process.register("p2", null)}")
  let ref = Process.monitor(p)
  let other = monitor(p)
  println("${ref == other}")
  println("${Process.demonitor(other)}")
  println("${Process.demonitor(other)}")
  println("${Process.demonitor(123456789)}")
  send(p, "stop")
  let why = receive do
    (:down, r, _, reason) when r == ref -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  println("${Process.alive(p)}")
  println("${Process.whereis("p") == null}")
  println("${Process.demonitor(ref)}")
  let late = Process.monitor(p)
  let why = receive do
    (:down, r, _, reason) when r == late -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  let k = spawn(idle)
  let kref = Process.monitor(k)
  Process.exit(k, "because")
  let why = receive do
    (:down, r, _, reason) when r == kref -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  let k2 = spawn(idle)
  let kref2 = Process.monitor(k2)
  Process.exit(k2, "killed")
  let why = receive do
    (:down, r, _, reason) when r == kref2 -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  Process.trap_exit(true)
  let t = spawn(idle)
  link(t)
  Process.exit(t, "gone")
  let said = receive do
    (:exit, who, reason) when who == t -> reason
  after 2000 -> "nothing"
  end
  println("${said}")
  Process.trap_exit(false)
  let f = spawn(failing)
  let fref = Process.monitor(f)
  send(f, "fail")
  let why = receive do
    (:down, r, _, reason) when r == fref -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  Timer.sleep(0)
  Timer.sleep(-5)
  let began = Timer.monotonic_ms()
  let waiter = spawn(fn ->
    receive do
      "late" -> ()
    end
  end)
  let lref = monitor(waiter)
  Timer.send_after(waiter, 20, "late")
  let why = receive do
    (:down, r, _, reason) when r == lref -> reason
  after 2000 -> "nothing"
  end
  println("${why}")
  println("${Timer.monotonic_ms() - began >= 20}")
  let j = Job.async(fn -> 6 * 7 end)
  println("${Job.await(j)}")
  println("${Job.await(j)}")
  let bad = Job.async(fn -> List.head(none()) end)
  println("${Job.await(bad)}")
  let slow = Job.async(fn ->
    Timer.sleep(400)
    "done"
  end)
  println("${Job.await_timeout(slow, 5)}")
  println("${Job.await_timeout(slow, 5000)}")
  println("${Job.await(slow)}")
  let mapped = Job.map([3, 1, 2], fn x ->
    Timer.sleep(x)
    x * 10
  end)
  println("${mapped}")
  println("${Job.map(none(), fn x -> x end)}")
  let no_job :: Pid<Int> = spawn(fn -> () end)
  println("${Job.await(no_job)}")
  println("${List.contains(Process.list(), self())}")
  let w = spawn(idle)
  Process.register("w", w)
  send(w, "other")
  send(w, "more")
  settle(w, 200)
  let info = Process.info(w)
  println("${(info.mailbox_length, info.name, info.links == [], info.memory > 0, info.reductions >= 0)}")
  send(w, "stop")
end

fn main() do
  spawn(tests)
end
#> false
#> true
#> 0
#> 1
#> 1
#> 0
#> true
#> true
#> 0
#> 1
#> true
#> 1
#> false
#> 0
#> 1
#> 1
#> normal
#> false
#> true
#> 1
#> noproc
#> because
#> killed
#> gone
#> List.head: empty list
#> normal
#> true
#> Ok(42)
#> Ok(42)
#> Err(List.head: empty list)
#> Err(timeout)
#> Ok(done)
#> Ok(done)
#> [Ok(30), Ok(10), Ok(20)]
#> []
#> Err(not a job)
#> true
#> (2, Some(w), true, true, true)
