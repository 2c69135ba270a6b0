# A `while` that waits in its body, with everything that may stand in one.
actor worker(name :: String, out) do
  let total = 100
  while true do
    let k = receive do
      n -> n
    end
    if k == 0 do
      break
    end
    if k < 0 do
      continue
    end
    let doubled = k * 2
    Timer.sleep(1)
    send(out, "${name} ${doubled + total}")
  end
  send(out, "${name} done")
  let last = receive do
    n -> n
  after 1000 -> -1
  end
  while last > 0 do
    receive do
      n when n == last -> send(out, "same")
      _ -> return ()
    after 1000 -> send(out, "late")
    end
  end
  send(out, "never")
end

actor printer(n :: Int) do
  for i in 0..n do
    receive do
      s -> println("${i}: ${s}")
    after 5000 -> println("nothing")
    end
  end
end

fn main() do
  let out = spawn(printer, 5)
  let w = spawn(worker, "w", out)
  for n in [1, -1, 2, 0, 7, 7, 7, 8] do
    send(w, n)
  end
end
#> 0: w 102
#> 1: w 104
#> 2: w done
#> 3: same
#> 4: same
