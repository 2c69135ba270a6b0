#! timeout: 300
# A million processes wait for their next message in one OS process, take no more than a KiB each and their state, and every one answers. How many may
# be said by MESH_TEST_COUNT.
actor echo(n :: Int, boss :: Pid<Int>) do
  receive do
    k -> send(boss, n + k)
  end
  echo(n, boss)
end

fn resident_kib() -> Int do
  case File.read("/proc/self/status") do
    Ok(text) -> kib(String.split(text, "VmRSS:"))
    Err(_) -> 0
  end
end

fn number(text :: String) -> Int do
  case String.to_int(String.trim(text)) do
    Some(n) -> n
    None -> 0
  end
end

fn kib(parts :: List<String>) -> Int = number(List.head(String.split(List.last(parts), "kB")))

fn count() -> Int do
  case Env.get("MESH_TEST_COUNT") do
    Some(text) -> number(text)
    None -> 1000000
  end
end

actor sum_up(n :: Int, left :: Int, sum :: Int) do
  if left == 0 do
    println("${sum == n * (n - 1) / 2 + n} ${Process.count() >= n}")
    Env.exit(0)
  else
    receive do
      k -> sum_up(n, left - 1, sum + k)
    end
  end
end

fn main() do
  let n = count()
  let boss = spawn(sum_up, n, n, 0)
  let before = resident_kib()
  let all = for i in 0..n do spawn(echo, i, boss) end
  # The list of them is this process's.
  let each = (resident_kib() - before - 16 * n / 1024) * 1024 / n
  # The state is a closure with two values.
  println(if each <= 1024 + 32 or n < 1000000 do "at most a KiB each" else "${each} bytes each" end)
  for pid in all do
    send(pid, 1)
  end
end
#> at most a KiB each
#> true true
