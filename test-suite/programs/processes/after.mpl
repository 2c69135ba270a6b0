# `after 0` only looks; a longer time waits.
actor waiter() do
  let a = receive do
    n -> n + 0
  after 0 -> -1
  end
  println("${a}")
  send(self(), 5)
  let b = receive do
    n -> n
  after 0 -> -1
  end
  println("${b}")
  let c = receive do
    n when n > 100 -> n
  after 20 -> -2
  end
  println("${c}")
  let d = receive do
    n -> n
  after -5 -> -3
  end
  println("${d}")
end

fn main() do
  spawn(waiter)
end
#> -1
#> 5
#> -2
#> -3
