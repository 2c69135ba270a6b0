#! stderr: division by zero
# A transient child that ended normally is not started again for itself, but with the others when all of them are.
actor worker() do
  receive do
    n -> println("${10 / n}")
  end
end

actor task() do
  receive do
    "done" -> println("task done")
  end
end

fn begin_worker() -> Pid do
  let p = spawn(worker)
  Process.register("worker", p)
  send(Process.whereis("boss"), "worker up")
  p
end

fn begin_task() -> Pid do
  let p = spawn(task)
  Process.register("task", p)
  send(Process.whereis("boss"), "task up")
  p
end

supervisor Tree do
  strategy: one_for_all
  child t do
    start: begin_task
    restart: transient
  end
  child w do
    start: begin_worker
  end
end

actor boss() do
  Process.register("boss", self())
  spawn(Tree)
  for _ in 0..2 do
    receive do
      text -> println(text)
    end
  end
  let t = Process.whereis("task")
  monitor(t)
  send(t, "done")
  receive do
    (:down, _, _, reason) -> println(reason)
    text -> println(text)
  end
  send(Process.whereis("worker"), 0)
  for _ in 0..2 do
    receive do
      text -> println(text)
    end
  end
  println("${Process.whereis("task") == t}")
end

fn main() do
  spawn(boss)
end
#> task up
#> worker up
#> task done
#> normal
#> task up
#> worker up
#> false
