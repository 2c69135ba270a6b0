# An actor whose body fits every message type is generic in it.
actor printer(prefix :: String) do
  receive do
    msg -> println("${prefix} ${msg}")
  end
end

actor runner() do
  let a = spawn(printer, "int")
  let ra = monitor(a)
  send(a, 1)
  receive do
    (:down, r, _, reason) -> println("${r == ra} ${reason}")
  end
  let b = spawn(printer, "list")
  monitor(b)
  send(b, ["x", "y"])
  receive do
    (:down, _, pid, _) -> println("${pid == b} ${Process.alive(b)}")
  end
end

fn main() do
  spawn(runner)
end
#> int 1
#> true normal
#> list [x, y]
#> true false
