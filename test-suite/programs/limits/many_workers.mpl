#! timeout: 60
# Twenty thousand workers of one supervisor: started, ended, started again, shut down, and all failing at once.
actor idle() do
  receive do
    0 -> println("never")
  end
end

supervisor Permanent do
  strategy: simple_one_for_one
  max_restarts: 1000000
  child worker do
    start: fn -> spawn(idle) end
    restart: permanent
    shutdown: 5000
  end
end

supervisor Temporary do
  strategy: simple_one_for_one
  child worker do
    start: fn -> spawn(idle) end
    restart: temporary
  end
end

# All fail, and none may be started again.
supervisor Fragile do
  strategy: simple_one_for_one
  max_restarts: 0
  child worker do
    start: fn -> spawn(idle) end
  end
end

fn begin(tree :: Pid, n :: Int) -> List<Pid> = for _ in 0..n do Supervisor.start_child(tree) end

fn until(count :: Int) do
  while Process.count() != count do
    Timer.sleep(1)
  end
end

actor boss() do
  let n = 20000
  let few = Process.count()

  let permanent = spawn(Permanent)
  let workers = begin(permanent, n)
  for pid in workers do Process.exit(pid, "gone") end
  while List.any(workers, fn pid -> Process.alive(pid) end) do Timer.sleep(1) end
  until(few + 1 + n)
  println("started again: ${Process.count() - few - 1}")
  monitor(permanent)
  Process.exit(permanent, "shutdown")
  receive do
    (:down, _, _, reason) -> println("shut down: ${reason} ${Process.count() - few}")
  end

  let temporary = spawn(Temporary)
  for pid in begin(temporary, n) do Process.exit(pid, "gone") end
  until(few + 1)
  monitor(temporary)
  Process.exit(temporary, "killed")
  receive do
    (:down, _, _, reason) -> println("forgotten: ${reason} ${Process.count() - few}")
  end

  let fragile = spawn(Fragile)
  let workers = begin(fragile, n)
  monitor(fragile)
  for pid in workers do Process.exit(pid, "gone") end
  receive do
    (:down, _, _, reason) -> println("failed: ${reason} ${Process.count() - few}")
  end

  # As many watches of one process, which end in any order.
  let idlers = for _ in 0..n do spawn(idle) end
  let watches = for pid in idlers do monitor(pid) end
  for i in 0..n / 2 do Process.demonitor(List.get(watches, n / 2 + i)) end
  for pid in idlers do Process.exit(pid, "gone") end
  let downs = for _ in 0..n / 2 do
    receive do
      (:down, _, _, _) -> 1
    end
  end
  println("watched: ${List.sum(downs)}")
end

fn main() do
  spawn(boss)
end
#> started again: 20000
#> shut down: shutdown 0
#> forgotten: killed 0
#> failed: shutdown limit 0
#> watched: 10000
