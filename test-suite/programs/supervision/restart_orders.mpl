#! stderr: division by zero
# What is stopped is stopped from the last to the first, and started from the first to the last, under each strategy and at the
# end of the supervisor.
actor member(name :: String) do
  receive do
    n -> println("${10 / n}")
  end
terminate do
  send(Process.whereis("boss"), "-${name}")
end
end

fn begin(name :: String) -> Pid do
  send(Process.whereis("boss"), "+${name}")
  let p = spawn(member, name)
  Process.register(name, p)
  p
end

supervisor All do
  strategy: one_for_all
  child a do start: fn -> begin("a") end end
  child b do start: fn -> begin("b") end end
  child c do start: fn -> begin("c") end end
  child d do start: fn -> begin("d") end end
end

supervisor Rest do
  strategy: rest_for_one
  child a do start: fn -> begin("a") end end
  child b do start: fn -> begin("b") end end
  child c do start: fn -> begin("c") end end
  child d do start: fn -> begin("d") end end
end

supervisor One do
  strategy: one_for_one
  child a do start: fn -> begin("a") end end
  child b do start: fn -> begin("b") end end
  child c do start: fn -> begin("c") end end
  child d do start: fn -> begin("d") end end
end

actor boss() do
  Process.register("boss", self())
  let starts = [fn -> spawn(All) end, fn -> spawn(Rest) end, fn -> spawn(One) end]
  let changes = [12, 10, 6]
  for i in 0..3 do
    let start = List.get(starts, i)
    let tree = start()
    monitor(tree)
    let lines = for k in 0..List.get(changes, i) do
      if k == 4 do
        send(Process.whereis("b"), 0)
      end
      receive do
        line -> line
      after 5000 -> "late"
      end
    end
    Process.exit(tree, "shutdown")
    let last = for _ in 0..4 do
      receive do
        line -> line
      after 5000 -> "late"
      end
    end
    receive do
      (:down, _, _, reason) -> println("${String.join(lines, " ")} | ${String.join(last, " ")} | ${reason}")
    after 5000 -> println("too late")
    end
  end
end

fn main() do
  spawn(boss)
end
#> +a +b +c +d -b -d -c -a +a +b +c +d | -d -c -b -a | shutdown
#> +a +b +c +d -b -d -c +b +c +d | -d -c -b -a | shutdown
#> +a +b +c +d -b +b | -d -c -b -a | shutdown
