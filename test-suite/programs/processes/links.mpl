#! stderr: division by zero
# A failure reaches the linked process, a normal end does not.
actor worker() do
  receive do
    n -> println("${10 / n}")
  end
end

actor parent(n :: Int) do
  let w = spawn(worker)
  link(w)
  send(w, n)
  receive do
    s -> println("never " <> s)
  after 500 -> println("parent of ${n} lives")
  end
end

actor watcher() do
  let a = spawn(parent, 0)
  monitor(a)
  receive do
    (:down, _, _, reason) -> println("down: ${reason}")
  end
  let b = spawn(parent, 5)
  monitor(b)
  receive do
    (:down, _, _, reason) -> println("down: ${reason}")
  end
end

fn main() do
  spawn(watcher)
end
#> down: linked: division by zero
#> 2
#> parent of 5 lives
#> down: normal
