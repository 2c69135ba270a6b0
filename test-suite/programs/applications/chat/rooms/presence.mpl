##! Who is here, by registered names and monitors, with heartbeats and time-outs.

import Support

type Beat do
  Beat(String)
  Stop
end

actor heart(name :: String, watcher :: Pid<Beat>, left :: Int) do
  if left == 0 do
    ()
  else
    send(watcher, Beat(name))
    receive do
      () -> heart(name, watcher, 0)
    after 3 -> heart(name, watcher, left - 1)
    end
  end
end

actor watcher(counts :: Map<String, Int>, log :: Pid) do
  receive do
    Beat(name) -> watcher(Map.put(counts, name, Map.get(counts, name) + 1), log)
    Stop -> summary(counts, log)
  after 2000 -> Support.put(log, "no beat for long")
  end
end

fn summary(counts, log) do
  let sorted = counts |> Map.to_list |> List.sort_by(fn ((n, _)) -> n end)
  for (n, c) in sorted do Support.put(log, "${n}: ${c}") end
  ()
end

actor registered(name :: String) do
  let code = Process.register(name, self())
  if code == 0 do
    receive do
      :bye -> Process.unregister(name)
    end
  else
    0
  end
end

pub fn run() do
  println("-- presence")
  let log = Support.new_box()
  let w = spawn(watcher, %{}, log)
  let hearts = for (n, beats) in [("quick", 5), ("slow", 2)] do spawn(heart, n, w, beats) end
  Support.eventually("hearts", fn -> List.all(hearts, fn h -> not Process.alive(h) end) end)
  let third = spawn(heart, "cut", w, 100)
  Timer.sleep(20)
  send(third, ())
  Support.eventually("third", fn -> not Process.alive(third) end)
  send(w, Stop)
  Support.eventually("watcher", fn -> not Process.alive(w) end)
  let lines = Support.take(log)
  println("${List.filter(lines, fn l -> not String.starts_with(l, "cut") end)} ${List.length(lines)}")
  let a = spawn(registered, "desk")
  Support.eventually("desk", fn -> Process.whereis("desk") == a end)
  let b = spawn(registered, "desk")
  Support.eventually("b", fn -> not Process.alive(b) end)
  println("second died at once: ${Process.whereis("desk") == a}")
  send(a, :bye)
  Support.eventually("a", fn -> not Process.alive(a) end)
  println("${Process.whereis("desk")} ${Process.alive(Process.whereis("desk"))} ${Process.unregister("desk")}")
end
