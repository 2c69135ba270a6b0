#! args: --max-heap 8M
#! timeout: 60
#! stderr: out of memory: the process would hold
#! stderr: bytes, more than the limit of 8388608 (--max-heap)
# A process that asks for more memory than it may have fails, alone.
type Tree do
  Leaf
  Both(Tree, Tree)
end deriving(Eq, Json, Debug)

fn grown(xs :: List<Int>) -> List<Int> = grown(List.append(xs, 1))
fn in_front(xs :: List<Int>) -> List<Int> = in_front(List.prepend(xs, 0))
fn chained(t :: Tree, n :: Int) -> Tree = if n < 0 do t else chained(Both(t, Leaf), n + 1) end
fn numbers(m :: Map<Int, Int>, i :: Int) -> Map<Int, Int> = numbers(Map.put(m, i, i), i + 1)
fn names(m :: Map<String, Int>, i :: Int) -> Map<String, Int> = names(Map.put(m, "key ${i}", i), i + 1)
fn longer(s :: String) -> String = longer(s <> "abcdefghijklmnopqrstuvwxyz")
fn twice(s :: String) -> String = twice(s <> s)
fn bytes(b :: Bytes) -> Bytes = bytes(Bytes.concat(b, b))
fn collected(q :: Queue<Int>) -> Queue<Int> = collected(Queue.push(q, 1))

# Small, and endless when it is written out.
fn shared(n :: Int, t :: Tree) -> Tree = if n == 0 do t else shared(n - 1, Both(t, t)) end
fn shared_json(n :: Int, t :: Json) -> Json = if n == 0 do t else shared_json(n - 1, Json.array([t, t])) end

fn held(cell :: Cell<List<String>>) -> Int do
  Cell.set(cell, List.append(Cell.get(cell), String.repeat("x", 1000)))
  held(cell)
end

fn repeated(xs :: List<Int>) -> List<List<Int>> = for _ in 0..10000 do xs end

fn ask(k :: Int) -> Int do
  case k do
    0 -> List.length(Range.to_list(0..1000000000000))
    1 -> String.length(String.repeat("x", 1000000000))
    2 -> List.length(grown([]))
    3 -> List.length(in_front([]))
    4 -> String.length(longer(""))
    5 -> String.length(twice("ab"))
    6 -> Map.size(numbers(%{}, 0))
    7 -> Map.size(names(%{}, 0))
    8 -> Bytes.length(bytes(Bytes.from_string("abc")))
    9 -> if chained(Leaf, 0) == Leaf do 1 else 0 end
    10 -> String.length(String.replace(String.repeat("a", 100000), "a", String.repeat("b", 10000)))
    11 -> String.length(String.join(for _ in 0..1000 do String.repeat("abc", 100000) end, ","))
    12 -> List.length(List.flatten(repeated(Range.to_list(0..10000))))
    13 -> String.length(String.pad_left("a", 1000000000, "xy"))
    14 -> String.length(Json.encode(shared(40, Leaf)))
    15 -> String.length(inspect(shared(40, Leaf)))
    16 -> String.length(Json.encode(shared_json(40, Json.int(1))))
    17 -> held(Cell.new([]))
    18 -> List.length(String.chars(String.repeat("x", 4000000)))
    19 -> String.length(case File.read("/dev/zero") do
      Ok(text) -> text
      Err(why) -> why
    end)
    20 -> List.length(String.split(String.repeat(",", 4000000), ","))
    21 -> Bytes.length(Random.bytes(500000000))
    22 -> Queue.size(collected(Queue.new()))
    _ -> 0
  end
end

actor asks(k :: Int) do
  println("${k} got ${ask(k)}")
end

# What it needs at once is little, however much it uses in all.
fn churned(n :: Int, sum :: Int) -> Int do
  if n == 0 do
    sum
  else
    let text = String.repeat("x", 3000000)
    let list = Range.to_list(0..10000)
    churned(n - 1, sum + String.length(text) + List.length(list))
  end
end

actor modest() do
  println("modest: ${churned(100, 0)}")
end

actor driver(k :: Int) do
  let pid = if k < 23 do spawn(asks, k) else spawn(modest) end
  Process.monitor(pid)
  receive do
    (:down, _, _, reason) -> println("${k} ${String.slice(reason, 0, 13)}")
  end
  if k < 23 do driver(k + 1) else println("the others go on") end
end

fn main() do
  spawn(driver, 0)
end
#> 0 out of memory
#> 1 out of memory
#> 2 out of memory
#> 3 out of memory
#> 4 out of memory
#> 5 out of memory
#> 6 out of memory
#> 7 out of memory
#> 8 out of memory
#> 9 out of memory
#> 10 out of memory
#> 11 out of memory
#> 12 out of memory
#> 13 out of memory
#> 14 out of memory
#> 15 out of memory
#> 16 out of memory
#> 17 out of memory
#> 18 out of memory
#> 19 out of memory
#> 20 out of memory
#> 21 out of memory
#> 22 out of memory
#> modest: 301000000
#> 23 normal
#> the others go on
