# Trees of supervisors of all strategies, children that are polite, slow or stubborn, and ends of all kinds at random places: when the
# root is gone, so is everybody.
actor w(kind :: Int) do
  let _ = if kind == 1 do Process.trap_exit(true) else () end
  receive do
    0 -> ()
    1 -> println("${1 / 0}")
    (:exit, _, _) -> ()
  end
  w(kind)
terminate do
  let xs = Range.to_list(0..10)
  if kind == 2 do Timer.sleep(3) else () end
end
end
supervisor Dyn do
  strategy: simple_one_for_one
  max_restarts: 1000
  child w do
    start: fn -> spawn(w, Random.int(0, 3)) end
    restart: transient
    shutdown: 20
  end
end
supervisor Leafs do
  strategy: rest_for_one
  max_restarts: 3
  child a do start: fn -> spawn(w, 0) end end
  child b do
    start: fn -> spawn(w, 1) end
    shutdown: 10
  end
  child c do
    start: fn -> spawn(w, 2) end
    restart: transient
  end
  child d do
    start: fn -> spawn(w, 0) end
    restart: temporary
    shutdown: brutal_kill
  end
end
supervisor Mid do
  strategy: one_for_all
  max_restarts: 5
  child x do start: fn -> spawn(Leafs) end end
  child y do start: fn -> spawn(w, 0) end end
  child z do start: fn -> spawn(Dyn) end end
end
supervisor Root do
  max_restarts: 100000
  child m1 do start: fn -> spawn(Mid) end end
  child m2 do start: fn -> spawn(Mid) end end
  child m3 do start: fn -> spawn(Dyn) end end
end
fn pick(root :: Pid, me :: Pid) -> Pid do
  let all = Process.list()
  let p = List.get(all, Random.int(0, List.length(all)))
  if p == root or p == me do pick(root, me) else p end
end
fn reason() -> String do
  List.get(["killed", "shutdown", "odd", "normal", "other"], Random.int(0, 5))
end
actor boss(base :: Int, rounds :: Int) do
  if rounds > 0 do
    let root = spawn(Root)
    monitor(root)
    Timer.sleep(5)
    for i in 0..60 do
      let p = pick(root, self())
      if Random.int(0, 2) == 0 do Supervisor.start_child(p) else p end
      Process.exit(p, reason())
      if Random.int(0, 4) == 0 do Timer.sleep(1) else () end
    end
    println("alive ${Process.alive(root)} ${Process.count() > 3}")
    Process.exit(root, List.get(["shutdown", "killed"], rounds % 2))
    receive do
      (:down, _, _, why) -> println(why)
    end
    settle(base, 3000)
    boss(base, rounds - 1)
  else
    println("end")
  end
end
fn settle(base :: Int, tries :: Int) do
  if Process.count() == base do
    println("back")
  else if tries == 0 do
    println("LEFT ${Process.count() - base}")
  else
    Timer.sleep(1)
    settle(base, tries - 1)
  end
end
actor begin() do
  Timer.sleep(10)
  spawn(boss, Process.count(), 4)
end
fn main() do
  spawn(begin)
end
#> alive true true
#> shutdown
#> back
#> alive true true
#> killed
#> back
#> alive true true
#> shutdown
#> back
#> alive true true
#> killed
#> back
#> end
