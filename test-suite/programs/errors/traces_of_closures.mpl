#! stderr: at Main.waits (traces_of_closures.mpl:31)
#! stderr: at Main.bad.terminate (traces_of_closures.mpl:18)
#! stderr: at Main.user (traces_of_closures.mpl:23)
#! stderr: at List.map<Int, Int> (std/list.mpl
#! stderr: at Main.main.closure (traces_of_closures.mpl:40)
#! stderr: at List.head<()> (std/list.mpl
#! stderr: at Main.main.closure (traces_of_closures.mpl:44)
#! stderr: at Main.main.closure.closure (traces_of_closures.mpl:48)
# What a process runs may be a closure, a function as a value or a `terminate` clause: each has its name in the trace, once.

actor bad(x :: Int) do
  receive do
    1 -> println("one")
  end
terminate do
  println("ends")
  # Outside of the process's body.
  println("${10 / x}")
end
end

fn user(x :: Int) -> Int do
  1 / x
end

actor waits() do
  let x = receive do
    n -> n
  end
  println("waited")
  println("${7 / x}")
end

fn main() do
  send(spawn(waits), 0)
  Timer.sleep(20)
  let p = spawn(bad, 0)
  Process.exit(p, "shutdown")
  spawn(fn ->
    println("${List.map([0], user)}")
  end)
  spawn(fn ->
    Timer.sleep(5)
    println("${List.map([[]], List.head)}")
  end)
  spawn(fn ->
    Timer.sleep(5)
    println("${List.map([0], fn x -> 7 % x end)}")
  end)
  Timer.sleep(50)
end
#> waited
#> ends
