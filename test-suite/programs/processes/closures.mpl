# A process may run a closure, with what it captured, or a named function with arguments.
fn greet(name :: String, times :: Int) do
  for i in 0..times do
    println("${i} hello ${name}")
  end
end

fn main() do
  let factor = 3
  let p = spawn(fn ->
    receive do
      n -> println("${n * factor}")
    end
    let q = spawn(greet, "you", 2)
    monitor(q)
    receive do
      (:down, _, _, _) -> println("greeted")
    end
  end)
  send(p, 14)
end
#> 42
#> 0 hello you
#> 1 hello you
#> greeted
