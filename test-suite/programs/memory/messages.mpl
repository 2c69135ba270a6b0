# Messages keep their meaning while the receiver's heap is collected around them: before and after they are accepted,
# in guards, in the state of actors and services, in the results of jobs.
type Letter do
  Text(String, Pid<Letter>)
  Batch(List<(Int, String)>, Map<String, List<Int>>)
  Apply(Fun(Int) -> String)
  Stop(Pid<String>)
end

fn long(s :: String) -> Bool = String.length(s <> "" <> s) > 6

fn echo(s :: String, to :: Pid<Letter>) -> String do
  send(to, Text("echo " <> s <> "....", self()))
  s
end

fn add_pairs(sums :: Map<String, Int>, pairs :: List<(Int, String)>) -> Map<String, Int> do
  List.reduce(pairs, sums, fn(m, pair) ->
    let (n, k) = pair
    Map.put(m, k, n + Map.get_or(m, k, 0))
  end)
end

fn add_lists(sums :: Map<String, Int>, more :: Map<String, List<Int>>) -> Map<String, Int> do
  List.reduce(Map.keys(more), sums, fn(m, k) ->
    Map.put(m, k <> "*", List.reduce(Map.get(more, k), 0, fn(a, b) -> a + b end))
  end)
end

actor store(seen :: List<String>, sums :: Map<String, Int>) do
  receive do
    Text(s, _) when long(s) -> store(List.append(seen, "long " <> s), sums)
    Text(s, from) -> store(List.append(seen, echo(s, from)), sums)
    Batch(pairs, more) -> store(seen, add_lists(add_pairs(sums, pairs), more))
    Apply(f) -> store(List.append(seen, f(List.length(seen))), sums)
    Stop(boss) -> send(boss, "${seen} ${sums}")
  end
end

service Log do
  fn init(name :: String) -> (String, List<String>) do
    (name, [])
  end
  call Add(line :: String) :: Int do |state|
    let (name, lines) = state
    ((name, List.append(lines, "${List.length(lines)}:" <> line)), List.length(lines) + 1)
  end
  call All() :: (String, List<String>) do |state|
    (state, state)
  end
  cast Rename(f :: Fun(String) -> String) do |state|
    let (name, lines) = state
    (f(name), lines)
  end
end

actor boss() do
  let kept = for i in 0..5 do "kept ${i}" end
  let p = spawn(store, [], %{})
  let echoes = spawn(store, [], %{})
  for i in 0..5 do
    send(p, Text("t${i}", echoes))
    send(p, Batch([(i, "x"), (i * 2, "y${i % 2}")], %{"m${i}" => [i, i + 1]}))
  end
  let word = "captured" <> "!"
  send(p, Apply(fn n -> "${word} ${n} ${List.length(kept)}" end))
  send(p, Stop(self()))
  receive do
    text -> println(text)
  end
  send(echoes, Stop(self()))
  receive do
    text -> println(text)
  end
  let log = Log.start("log" <> "book")
  for i in 0..6 do
    Log.add(log, "line ${i}")
  end
  Log.rename(log, fn s -> s <> " of " <> word end)
  println("${Log.all(log)}")
  let jobs = for i in 0..4 do
    Job.async(fn -> (i, "${word}${i}", [kept]) end)
  end
  for job in jobs do
    case Job.await(job) do
      Ok((i, s, lists)) -> println("${i} ${s} ${List.length(lists)} ${List.head(List.head(lists))}")
      Err(why) -> println(why)
    end
  end
  println("${kept}")
end

fn main() do
  spawn(boss)
end
#> [t0, t1, t2, t3, t4, captured! 5 5] %{x => 10, y0 => 12, m0* => 1, y1 => 8, m1* => 3, m2* => 5, m3* => 7, m4* => 9}
#> [long echo t0...., long echo t1...., long echo t2...., long echo t3...., long echo t4....] %{}
#> (logbook of captured!, [0:line 0, 1:line 1, 2:line 2, 3:line 3, 4:line 4, 5:line 5])
#> 0 captured!0 1 kept 0
#> 1 captured!1 1 kept 0
#> 2 captured!2 1 kept 0
#> 3 captured!3 1 kept 0
#> [kept 0, kept 1, kept 2, kept 3, kept 4]
