#! stderr: last message: Order { id: 7, lines: [("tea", 2), ("milk", 1)], note: Some("now") }
#! stderr: last message: Stock.Take(3, "x")
#! stderr: last message: (:exit, #PID<
#! stderr: last message: 0
#! stderr: last message: %{"a" => [1.5]}
#! stderr: last message: a List<Int> that is no longer in memory
# A crash report shows what the process received last: an ordinary message, a request, a system message. What the process has
# dropped is not kept for that.
struct Order do
  id :: Int
  lines :: List<(String, Int)>
  note :: Option<String>
end

actor clerk() do
  receive do
    order -> println("${order.id / (order.id - 7)}")
  end
end

actor divider() do
  receive do
    n -> println("${1 / n}")
  end
end

actor looker() do
  receive do
    m -> println("${List.get(Map.get(m, "b"), 3)}")
  end
end

actor churner() do
  let n = receive do
    xs -> List.length(xs)
  end
  let total = List.reduce(for i in 0..30000 do "${i}" end, 0, fn(a, s) -> a + String.length(s) end)
  println("${total / (n - n)}")
end

service Stock do
  fn init() -> Int do
    0
  end
  call Take(n :: Int, what :: String) :: Int do |left|
    (left, n / left)
  end
end

actor heir() do
  Process.trap_exit(true)
  let d = spawn(divider)
  link(d)
  send(d, 0)
  receive do
    (:exit, _, reason) -> println("${String.length(reason) / 0}")
    0 -> ()
  end
end

actor boss() do
  let c = spawn(clerk)
  monitor(c)
  send(c, Order { id: 7, lines: [("tea", 2), ("milk", 1)], note: Some("now") })
  receive do (:down, _, _, reason) -> println(reason) end
  let d = spawn(divider)
  monitor(d)
  send(d, 0)
  receive do (:down, _, _, reason) -> println(reason) end
  let l = spawn(looker)
  monitor(l)
  send(l, %{"a" => [1.5]})
  receive do (:down, _, _, reason) -> println(reason) end
  let ch = spawn(churner)
  monitor(ch)
  send(ch, [1, 2, 3])
  receive do (:down, _, _, reason) -> println(reason) end
  println("${Job.await(Job.async(fn -> Stock.take(Stock.start(), 3, "x") end))}")
  let h = spawn(heir)
  monitor(h)
  receive do (:down, _, _, reason) -> println(reason) end
end

fn main() do
  spawn(boss)
end
#> division by zero
#> division by zero
#> List.get: index 3 out of bounds (len 0)
#> division by zero
#> Err(service call failed: division by zero)
#> division by zero
