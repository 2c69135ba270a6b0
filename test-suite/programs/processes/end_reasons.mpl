#! stderr: division by zero
#! stderr: List.head: empty list
#! stderr: stack overflow
#! stderr: non-exhaustive match
#! stderr: index 3 out of bounds (len 2)
#! stderr: Queue.pop: empty queue
#! stderr: Map.get: key not found
#! stderr: service call failed: noproc
# Every way to fail ends one process, and its message is the reason.
type Colour do
  Red
  Green
end

struct Point do
  x :: Int
end

service Null do
  fn init() -> Int do
    0
  end
  call Get() :: Int do |n|
    (n, n)
  end
end

fn deep(n :: Int) -> Int = 1 + deep(n + 1)

fn only(1) = 1

fn watch(label :: String, f :: Fun() -> Int) -> () do
  let job = Job.async(f)
  case Job.await(job) do
    Ok(n) -> println("${label}: ${n}")
    Err(why) -> println("${label}: ${why}")
  end
end

fn main() do
  let none :: List<Int> = []
  let points :: Map<String, Point> = %{}
  let zero = List.length(none)
  watch("division", fn -> 1 / zero end)
  watch("remainder", fn -> 1 % zero end)
  watch("head", fn -> List.head(none) end)
  watch("index", fn -> List.get([1, 2], 3) end)
  watch("match", fn ->
    case none do
      first :: _ -> first
    end
  end)
  watch("clause", fn -> only(zero) end)
  watch("queue", fn ->
    let (n, _) = Queue.pop(Queue.new())
    n
  end)
  watch("key", fn -> Map.get(points, "a").x end)
  watch("call", fn -> Null.get(Process.whereis("nobody")) end)
  watch("overflow", fn -> deep(0) end)
  watch("fine", fn -> 42 end)
end
#> division: division by zero
#> remainder: division by zero
#> head: List.head: empty list
#> index: List.get: index 3 out of bounds (len 2)
#> match: non-exhaustive match
#> clause: no clause of only/1 matches
#> queue: Queue.pop: empty queue
#> key: Map.get: key not found
#> call: service call failed: noproc
#> overflow: stack overflow
#> fine: 42
