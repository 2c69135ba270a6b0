##! A door with a code: states are values, time-outs lock it again.

import Support

type Door do
  Key(String)
  Push
  Quit
end

type State do
  Locked(typed :: String)
  Open(times :: Int)
  Broken
end deriving(Eq, Display)

actor door(code :: String, state :: State, log :: Pid) do
  case state do
    Locked(typed) -> if typed == code do
      door(code, opens(log), log)
    else
      receive do
        Key("*") -> door(code, Locked(""), log)
        Key(k) when String.length(typed) == 5 -> door(code, breaks(log, typed <> k), log)
        Key(k) -> door(code, Locked(typed <> k), log)
        Quit -> Support.put(log, "quit while ${state}")
      end
    end
    Open(n) -> receive do
      Push -> door(code, through(log, n + 1), log)
      Quit -> Support.put(log, "quit while open after ${n}")
    after 300 -> door(code, relock(log, n), log)
    end
    Broken -> receive do
      Quit -> Support.put(log, "quit while broken")
    after 0 -> wait_for_quit(log, fn -> door(code, Broken, log) end)
    end
  end
end

fn wait_for_quit(log, k) do
  Support.put(log, "waiting")
  Timer.sleep(20)
  k()
end

fn opens(log) do
  Support.put(log, "opens")
  Open(0)
end

fn breaks(log, typed) do
  Support.put(log, "breaks at ${typed}")
  Broken
end

fn through(log, n) do
  Support.put(log, "through ${n}")
  Open(n)
end

fn relock(log, n) do
  Support.put(log, "locks after ${n}")
  Locked("")
end

fn type_in(d, code) do
  for k in String.chars(code) do send(d, Key(k)) end
end

pub fn run() do
  println("-- door")
  let log = Support.new_box()
  let d = spawn(door, "42", Locked(""), log)
  type_in(d, "9*42")
  send(d, Push)
  send(d, Push)
  Support.eventually("lock", fn -> Support.size(log) >= 4 end)
  type_in(d, "7")
  send(d, Quit)
  send(d, Push)
  Support.eventually("door", fn -> not Process.alive(d) end)
  println("${Support.take(log)}")
  let d = spawn(door, "42", Locked(""), log)
  type_in(d, "123456")
  Support.eventually("broken", fn -> Support.size(log) >= 2 end)
  send(d, Quit)
  Support.eventually("door", fn -> not Process.alive(d) end)
  println("${List.unique(Support.take(log))}")
end
