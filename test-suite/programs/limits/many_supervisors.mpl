# A supervisor that waits takes no stack: there may be more of them than stacks.
actor worker() do
  receive do
    0 -> println("never")
  end
end

supervisor Tree do
  child w do
    start: fn -> spawn(worker) end
  end
end

fn main() do
  let all = for _ in 0..35000 do spawn(Tree) end
  let last = List.last(all)
  while Process.count() < 70001 do
    Timer.sleep(10)
  end
  println("${List.all(all, fn p -> Process.alive(p) end)} ${Process.alive(last)}")
end
#> true true
