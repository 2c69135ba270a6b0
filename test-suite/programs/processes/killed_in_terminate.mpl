# Somebody who waits in its `terminate` clause can only be killed, and has then ended by that.
actor slow() do
  receive do
    1 -> println("one")
  end
terminate do
  println("terminating")
  Timer.sleep(60000)
  println("never")
end
end

fn main() do
  let p = spawn(slow)
  spawn(fn ->
    monitor(p)
    receive do
      (:down, _, _, reason) -> println("down ${reason}")
    end
  end)
  Timer.sleep(20)
  Process.exit(p, "first")
  Timer.sleep(20)
  Process.exit(p, "second")
  Timer.sleep(20)
  println("alive ${Process.alive(p)}")
  Process.exit(p, "killed")
  Timer.sleep(50)
  println("alive ${Process.alive(p)}")
end
#> terminating
#> alive true
#> down killed
#> alive false
