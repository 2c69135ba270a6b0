#! args: --max-processes 1000
#! stderr: too many processes: 1000 are alive
# A spawn beyond the limit fails in the process that spawns. When others have ended there is room again.
actor idle() do
  receive do
    0 -> ()
  end
end

fn start(n :: Int) -> Int do
  if n == 0 do
    0
  else
    spawn(idle)
    start(n - 1) + 1
  end
end

actor greedy() do
  println("${start(2000)}")
end

actor boss() do
  monitor(spawn(greedy))
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  println("${Process.count() > 990}")
  for p in Process.list() do
    if p != self() do
      Process.exit(p, "killed")
    end
  end
  while Process.count() > 2 do
    Timer.sleep(1)
  end
  println("${start(500)}")
end

fn main() do
  spawn(boss)
end
#> too many processes: 1000 are alive
#> true
#> 500
