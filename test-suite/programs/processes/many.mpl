# A thousand processes pass a number around and back.
actor node(next) do
  receive do
    n -> send(next, n + 1)
  end
end

actor ring(size :: Int) do
  let first = List.reduce(Range.to_list(0..size), self(), fn next, _ -> spawn(node, next) end)
  send(first, 0)
  receive do
    n -> println("came back with ${n}")
  end
end

fn main() do
  spawn(ring, 1000)
end
#> came back with 1000
