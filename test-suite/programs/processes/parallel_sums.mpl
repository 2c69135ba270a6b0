# Work is handed out to processes and collected by name, so that the order does not depend on who is fastest.
actor summer(parent, name :: String, to :: Int) do
  send(parent, (name, sum(to, 0)))
end

fn sum(n, acc) = if n == 0 do acc else sum(n - 1, acc + n) end

actor collector() do
  spawn(summer, self(), "a", 100000)
  spawn(summer, self(), "b", 10)
  spawn(summer, self(), "c", 1000)
  receive do
    ("a", n) -> println("a ${n}")
  end
  receive do
    ("b", n) -> println("b ${n}")
  end
  receive do
    ("c", n) -> println("c ${n}")
  end
end

fn main() do
  spawn(collector)
end
#> a 5000050000
#> b 55
#> c 500500
