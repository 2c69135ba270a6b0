#! stderr: stack overflow
# Endless recursion ends its process and nothing else.
fn deep(n) = 1 + deep(n + 1)

actor boom() do
  receive do
    n -> println("${deep(n)}")
  end
end

actor watcher() do
  let p = spawn(boom)
  monitor(p)
  send(p, 0)
  receive do
    (:down, _, _, reason) -> println("down: ${reason}")
  end
  println("${Job.await(Job.async(fn -> deep(1) end))}")
end

fn main() do
  spawn(watcher)
end
#> down: stack overflow
#> Err(stack overflow)
