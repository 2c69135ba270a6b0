# A process that waits in the middle of its stack does not keep the garbage that it made before.
fn busy(n :: Int) -> Int do
  List.reduce(for i in 0..n do String.length("${i}") end, 0, fn(a, b) -> a + b end)
end

actor waiting(boss :: Pid<Int>) do
  let n = busy(2000)
  send(boss, n)
  # The sum needs the value afterwards.
  let m = 1 + (receive do
    k -> k
  end)
  send(boss, n + m)
end

fn held() -> Int do
  List.reduce(Process.list(), 0, fn(sum, p) -> sum + Process.info(p).memory end)
end

actor boss() do
  let all = for _ in 0..200 do spawn(waiting, self()) end
  for _ in 0..200 do
    receive do
      n -> n
    end
  end
  Timer.sleep(50)
  println("${held() < 200 * 40000}")
  for p in all do
    send(p, 1)
  end
  let sums = for _ in 0..200 do
    receive do
      n -> n
    end
  end
  println("${List.length(sums)} ${List.head(sums) - busy(2000)}")
end

fn main() do
  spawn(boss)
end
#> true
#> 200 2
