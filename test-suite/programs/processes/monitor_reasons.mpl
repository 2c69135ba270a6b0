#! stderr: division by zero
actor worker() do
  receive do
    n -> println("${10 / n}")
  end
end

actor watcher() do
  let a = spawn(worker)
  monitor(a)
  send(a, 5)
  receive do
    (:down, _, _, reason) -> println("a: ${reason}")
  end
  let b = spawn(worker)
  monitor(b)
  send(b, 0)
  receive do
    (:down, _, _, reason) -> println("b: ${reason}")
  end
  monitor(b)
  receive do
    (:down, _, _, reason) -> println("dead: ${reason}")
  end
  let c = spawn(worker)
  monitor(c)
  Process.exit(c, "tired")
  receive do
    (:down, _, _, reason) -> println("c: ${reason}")
  end
  let d = spawn(worker)
  let r = monitor(d)
  println("${Process.demonitor(r)} ${Process.demonitor(r)}")
  send(d, 1)
  receive do
    (:down, _, _, _) -> println("not cancelled")
  after 200 -> println("cancelled")
  end
end

fn main() do
  spawn(watcher)
end
#> 2
#> a: normal
#> b: division by zero
#> dead: noproc
#> c: tired
#> 0 1
#> 10
#> cancelled
