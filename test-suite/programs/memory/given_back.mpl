#! timeout: 120
# A program that allocates without end keeps its size, and what processes held is given back when they end. The times in
# milliseconds may be said by MESH_TEST_MS.
fn resident_kib() -> Int do
  case File.read("/proc/self/status") do
    Ok(text) -> number(List.head(String.split(List.last(String.split(text, "VmRSS:")), "kB")))
    Err(_) -> 0
  end
end

fn number(text :: String) -> Int do
  case String.to_int(String.trim(text)) do
    Some(n) -> n
    None -> 0
  end
end

# Trees, texts, maps and lists of all sizes, of which few stay.
fn allocated(n :: Int, kept :: Map<Int, List<String>>) -> Map<Int, List<String>> do
  let text = String.repeat("text ${n} ", 1 + n % 2000)
  let parts = String.split(String.slice(text, 0, 2000), " ")
  Map.put(kept, n % 50, List.append(parts, text))
end

fn busy(until :: Int, n :: Int, kept :: Map<Int, List<String>>) -> Int do
  if Timer.monotonic_ms() > until do Map.size(kept) else busy(until, n + 1, allocated(n, kept)) end
end

actor worker(ms :: Int, boss :: Pid<Int>) do
  send(boss, busy(Timer.monotonic_ms() + ms, 0, %{}))
end

actor hoarder(n :: Int, boss :: Pid<Int>) do
  let lists = for i in 0..10 do Range.to_list(i..i + 5000) end
  let text = String.repeat("x", 200000)
  let held = List.sum(List.map(lists, fn xs -> List.length(xs) end)) + String.length(text) - 249999
  send(boss, held)
  receive do
    _ -> send(boss, held + List.length(lists) - 10)
  end
end

fn round(ms :: Int) -> Int do
  let workers = for _ in 0..4 do spawn(worker, ms, self()) end
  List.length(workers)
end

actor boss(first :: Int, second :: Int) do
  round(first)
  for _ in 0..4 do
    receive do n -> n end
  end
  let early = resident_kib()
  round(second)
  for _ in 0..4 do
    receive do n -> n end
  end
  let grown = resident_kib() - early
  println(if grown < 24000 do "flat" else "${grown} KiB more after ${second} ms" end)

  let before = resident_kib()
  let hoarders = for n in 0..200 do spawn(hoarder, n, self()) end
  for _ in 0..200 do
    receive do n -> n end
  end
  # 120 MB, of which each process holds 600 KB.
  let full = resident_kib() - before
  for pid in hoarders do send(pid, 1) end
  for _ in 0..200 do
    receive do n -> n end
  end
  println("${full > 50000} ${emptied(before + 24000, 500)}")
end

# What the allocator gives back it gives back after a while.
fn emptied(kib :: Int, tries :: Int) -> Bool do
  if resident_kib() < kib do
    true
  else if tries == 0 do
    false
  else
    Timer.sleep(10)
    emptied(kib, tries - 1)
  end
end

fn main() do
  let scale = case Env.get("MESH_TEST_MS") do
    Some(text) -> number(text)
    None -> 10000
  end
  spawn(boss, scale / 5, scale)
end
#> flat
#> true true
