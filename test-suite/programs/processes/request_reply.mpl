actor doubler() do
  receive do
    (sender, n) -> send(sender, n * 2)
  end
  doubler()
end

actor client() do
  let d = spawn(doubler)
  send(d, (self(), 21))
  receive do
    n -> println("first ${n}")
  end
  send(d, (self(), 50))
  receive do
    n -> println("second ${n}")
  end
end

fn main() do
  spawn(client)
end
#> first 42
#> second 100
