# A large string crosses a thousand processes without being copied, and may be grown afterwards by whoever has it.
actor hop(n :: Int, next :: Pid<String>) do
  receive do
    s -> send(next, s)
  end
end
actor last(log :: Pid<Int>) do
  receive do
    s -> send(log, String.length(s))
  end
end
fn chain(n :: Int, to :: Pid<String>) -> Pid<String> do
  if n == 0 do to else chain(n - 1, spawn(hop, n, to)) end
end
actor boss() do
  let s = String.repeat("abcdefgh", 1000000)
  let first = chain(1000, spawn(last, self()))
  send(first, s <> "!")
  receive do
    n -> println("${n}")
  end
  let grown = s <> "?"
  println("${String.length(grown)} ${String.ends_with(grown, "?")} ${Process.memory() > 8000000}")
end
fn main() do
  spawn(boss)
end
#> 8000001
#> 8000001 true true
