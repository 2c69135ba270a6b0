# A message that is a pid, or holds one, fits a receiver of pids of any kind.
actor words() do
  receive do
    w -> println("word " <> w)
  end
end

actor pids() do
  receive do
    (p, n) -> use_it(p, n)
  end
end

fn use_it(p :: Pid, n :: Int) do
  let w :: Pid<String> = p
  send(w, "number ${n}")
end

fn main() do
  let w :: Pid<String> = spawn(words)
  send(spawn(pids), (w, 3))
end
#> word number 3
