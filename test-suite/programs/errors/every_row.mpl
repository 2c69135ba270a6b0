# Every row of the table of runtime failures, as the result of a job: the exact words, and those of failed service calls.
struct P do
  x :: Int
end

type S do
  A
  B(Int)
end

fn only(1) = "one"
fn only(2) = "two"

fn two(0, _) = 0
fn two(_, 0) = 1

fn try_(name :: String, f :: Fun() -> String) do
  case Job.await(Job.async(f)) do
    Ok(v) -> println("${name}: ok ${v}")
    Err(e) -> println("${name}: ${e}")
  end
end

service Sv do
  fn init(x :: Int) -> Int do x end
  call Boom(d :: Int) :: Int do |s|
    (s, s / d)
  end
  call Die() :: Int do |s|
    Process.exit(self(), "custom reason")
    (s, s)
  end
  call Me(p :: Pid) :: Int do |s|
    (s, Sv.boom(p, 1))
  end
  call Slow(ms :: Int) :: Int do |s|
    Timer.sleep(ms)
    (s, s)
  end
  cast Crash(d) do |s|
    s / d
  end
end

service Other do
  fn init() -> Int do 0 end
  call Boom(d :: Int) :: Int do |s| (s, d) end
end

fn main() do
  let e :: List<Int> = []
  let z = List.length(e)
  try_("div", fn -> "${1 / z}" end)
  try_("rem", fn -> "${1 % z}" end)
  try_("case", fn ->
    case [z + 7] do
      [] -> "x"
      [a, b] -> "y"
    end
  end)
  try_("closure clause", fn ->
    let f = fn 1 -> "a" | 2 -> "b" end
    f(z)
  end)
  try_("fn clause", fn -> only(z + 5) end)
  try_("fn clause2", fn -> "${two(z + 5, 5)}" end)
  try_("head", fn -> "${List.head(e)}" end)
  try_("tail", fn -> "${List.tail(e)}" end)
  try_("last", fn -> "${List.last(e)}" end)
  try_("get", fn -> "${List.get([1, 2, 3], 3)}" end)
  try_("get neg", fn -> "${List.get([1, 2, 3], -1)}" end)
  try_("nth", fn -> "${List.nth([1, 2, 3], 5)}" end)
  try_("idx", fn -> "${[1, 2, 3][z + 9]}" end)
  try_("pop", fn -> "${Queue.pop(Queue.new())}" end)
  let q :: Queue<Int> = Queue.new()
  try_("peek", fn -> "${Queue.peek(q)}" end)
  try_("pop", fn ->
    let (x, r) = Queue.pop(q)
    "${x}"
  end)
  try_("tuple nth", fn -> "${Tuple.nth((1, 2), z + 2)}" end)
  try_("tuple nth", fn -> "${Tuple.nth((1, 2), z - 1)}" end)
  let m :: Map<String, P> = Map.new()
  try_("map no zero", fn -> "${Map.get(m, "k").x}" end)
  let m2 :: Map<String, Int> = Map.new()
  try_("map zero", fn -> "${Map.get(m2, "k")}" end)
  let m3 :: Map<String, Pid> = Map.new()
  try_("map pid", fn -> "${Map.get(m3, "k")}" end)
  let m4 :: Map<String, S> = Map.new()
  try_("map sum", fn ->
    case Map.get(m4, "k") do
      A -> "A"
      B(n) -> "B"
    end
  end)
  let s = Sv.start(7)
  try_("svc div", fn -> "${Sv.boom(s, 0)}" end)
  try_("svc dead", fn -> "${Sv.boom(s, 1)}" end)
  let s2 = Sv.start(7)
  try_("svc exit", fn -> "${Sv.die(s2)}" end)
  let s3 = Sv.start(7)
  try_("svc self", fn -> "${Sv.me(s3, s3)}" end)
  try_("svc null", fn -> "${Sv.boom(Process.whereis("nope"), 1)}" end)
  try_("svc wrong", fn -> "${Sv.boom(Other.start(), 1)}" end)
  try_("svc not", fn -> "${Sv.boom(spawn(fn -> receive do
    1 -> ()
  end end), 1)}" end)
  try_("self", fn -> "${Sv.boom(self(), 1)}" end)
  let s4 = Sv.start(7)
  Sv.crash(s4, 0)
  Timer.sleep(30)
  try_("svc after crash", fn -> "${Sv.boom(s4, 1)}" end)
  Sv.crash(s4, 0)
  try_("overflow", fn -> "${Int.to_string(deep(1))}" end)
  try_("killed", fn ->
    Process.exit(self(), "killed")
    "never"
  end)
  try_("normal exit", fn ->
    Process.exit(self(), "normal")
    "never"
  end)
  try_("shutdown", fn ->
    Process.exit(self(), "shutdown")
    "never"
  end)
  println("${Job.await(self())}")
end

fn deep(n :: Int) -> Int = 1 + deep(n + 1)
#> div: division by zero
#> rem: division by zero
#> case: non-exhaustive match
#> closure clause: no clause of closure/1 matches
#> fn clause: no clause of only/1 matches
#> fn clause2: no clause of two/2 matches
#> head: List.head: empty list
#> tail: List.tail: empty list
#> last: List.last: empty list
#> get: List.get: index 3 out of bounds (len 3)
#> get neg: List.get: index -1 out of bounds (len 3)
#> nth: List.get: index 5 out of bounds (len 3)
#> idx: List.get: index 9 out of bounds (len 3)
#> pop: Queue.pop: empty queue
#> peek: Queue.peek: empty queue
#> pop: Queue.pop: empty queue
#> tuple nth: Tuple.nth: index 2 out of bounds (len 2)
#> tuple nth: Tuple.nth: index -1 out of bounds (len 2)
#> map no zero: Map.get: key not found
#> map zero: ok 0
#> map pid: Map.get: key not found
#> map sum: Map.get: key not found
#> svc div: service call failed: division by zero
#> svc dead: service call failed: noproc
#> svc exit: service call failed: custom reason
#> svc self: service call failed: service call failed: a service cannot call itself
#> svc null: service call failed: noproc
#> svc wrong: service call failed: not this service
#> svc not: service call failed: not this service
#> self: service call failed: a service cannot call itself
#> svc after crash: service call failed: noproc
#> overflow: stack overflow
#> killed: killed
#> normal exit: normal
#> shutdown: shutdown
#> Err(not a job)
