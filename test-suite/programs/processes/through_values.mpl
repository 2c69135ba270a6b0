# An actor as a value: its process has a bare pid, to which anything can be sent.
actor echo(tag :: String) do
  receive do
    s -> println("${tag}: " <> s)
  end
end

fn start(f :: Fun(String) -> (), tag :: String) -> Pid do
  spawn(f, tag)
end

actor driver() do
  let a = start(echo, "first")
  monitor(a)
  send(a, "hello")
  receive do
    (:down, _, _, reason) -> println(reason)
  end
  let pids = for tag in ["x", "y"] do start(echo, tag) end
  println("${List.length(pids)}")
  for p in pids do
    monitor(p)
    send(p, "hi")
    receive do
      (:down, _, _, reason) -> println(reason)
    end
  end
end

fn main() do
  spawn(driver)
end
#> first: hello
#> normal
#> 2
#> x: hi
#> normal
#> y: hi
#> normal
