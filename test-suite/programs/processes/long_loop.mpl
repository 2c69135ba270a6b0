# The loop of an actor takes no stack.
actor counter(n :: Int) do
  receive do
    0 -> println("counted ${n}")
    k -> counter(n + k)
  end
end

fn feed(p, n) do
  if n > 0 do
    send(p, 1)
    feed(p, n - 1)
  end
end

fn main() do
  let p = spawn(counter, 0)
  feed(p, 100000)
  send(p, 0)
end
#> counted 100000
