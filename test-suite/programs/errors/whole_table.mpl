#! stderr: Mesh panic at whole_table.mpl:
# The rest of the reasons to fail, also in functions that library functions call: each ends its process and no other one. What
# was under way in the others goes on.
struct Point do
  x :: Int
end

service Divider do
  fn init(n :: Int) -> Int do
    n
  end
  call Divide(by :: Int) :: Int do |n|
    (n, n / by)
  end
  call Slow(ms :: Int) :: Int do |n|
    Timer.sleep(ms)
    (n, n)
  end
end

service Steady do
  fn init() -> Int do
    Process.register("steady", self())
    0
  end
  call Count() :: Int do |n|
    (n + 1, n + 1)
  end
end

fn watch(label :: String, f :: Fun() -> Int) -> () do
  case Job.await(Job.async(f)) do
    Ok(n) -> println("${label}: ${n}")
    Err(why) -> println("${label}: ${why}")
  end
  Steady.count(Process.whereis("steady"))
  ()
end

fn both(0, 0) = 0
fn both(1, n) when n > 1 = n

fn deep(xs :: List<Int>) -> Int = 1 + List.length(List.map(xs, fn x -> deep([x]) end))

fn main() do
  let none :: List<Int> = []
  let zero = List.length(none)
  Steady.start()
  let some = [3, 1, 2]
  watch("tail", fn -> List.length(List.tail(none)) end)
  watch("last", fn -> List.last(none) end)
  watch("nth", fn -> List.nth(some, 7) end)
  watch("index", fn -> some[zero - 1] end)
  watch("peek", fn -> Queue.peek(Queue.new()) end)
  watch("clause", fn -> both(1, zero) end)
  watch("map", fn -> List.length(List.map(some, fn x -> x / zero end)) end)
  watch("filter", fn -> List.length(List.filter(some, fn x -> x % zero == 0 end)) end)
  watch("reduce", fn -> List.reduce(some, 0, fn(a, x) -> a + x / zero end) end)
  watch("sort", fn -> List.length(List.sort(some, fn(a, b) -> (a - b) / zero end)) end)
  watch("map of a map", fn -> Map.size(Map.map_values(%{"a" => 1}, fn v -> v / zero end)) end)
  watch("iterator", fn -> Iter.sum(Iter.map(Iter.from(some), fn x -> x / zero end)) end)
  watch("comprehension", fn -> List.length(for x in some do x / zero end) end)
  watch("overflow in a callback", fn -> deep(some) end)
  println("${Job.map(some, fn x -> 6 / (x - 1) end)}")
  let d = Divider.start(12)
  watch("call", fn -> Divider.divide(d, 4) end)
  watch("failing handler", fn -> Divider.divide(d, zero) end)
  watch("dead service", fn -> Divider.divide(d, 4) end)
  let slow = Divider.start(5)
  let waiting = Job.async(fn -> Divider.slow(slow, 60000) end)
  println("${Job.await_timeout(waiting, 30)}")
  Process.exit(slow, "killed")
  println("${Job.await(waiting)}")
  println("${Steady.count(Process.whereis("steady"))} questions were answered meanwhile")
end
#> tail: List.tail: empty list
#> last: List.last: empty list
#> nth: List.get: index 7 out of bounds (len 3)
#> index: List.get: index -1 out of bounds (len 3)
#> peek: Queue.peek: empty queue
#> clause: no clause of both/2 matches
#> map: division by zero
#> filter: division by zero
#> reduce: division by zero
#> sort: division by zero
#> map of a map: division by zero
#> iterator: division by zero
#> comprehension: division by zero
#> overflow in a callback: stack overflow
#> [Ok(3), Err(division by zero), Ok(6)]
#> call: 3
#> failing handler: service call failed: division by zero
#> dead service: service call failed: noproc
#> Err(timeout)
#> Err(service call failed: killed)
#> 18 questions were answered meanwhile
