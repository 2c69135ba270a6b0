type Msg do
  Add(Int)
  Get(Pid<Int>)
  Stop
end
struct Job1 do
  id :: Int
  reply :: Pid<String>
end
actor counter(n) do
  receive do
    Add(k) -> counter(n + k)
    Get(p) -> do_get(p, n)
    Stop -> println("stopped ${n}")
  end
end
fn do_get(p, n) do
  send(p, n)
end
actor keeper(n) do
  receive do
    Add(k) -> keeper(n + k)
    Get(p) -> if true do
      send(p, n)
      keeper(n)
    else
      keeper(n)
    end
    Stop -> ()
  end
end
actor printer() do
  receive do
    (:quit, _) -> println("bye")
    (_, m) ->
      printer_loop(m)
  end
end
fn printer_loop(m) do
  println("msg ${m}")
end
actor generic() do
  receive do
    msg -> println("got ${msg}")
  end
end
actor selective(main) do
  let urgent = receive do
    (:high, m) -> m
  end
  let low = receive do
    (:low, m) -> m
  end
  send(main, "${urgent} ${low}")
end
actor waiter() do
  let r = receive do
    x when x > 100 -> "big ${x}"
  after 10 -> "timeout"
  end
  println(r)
  receive do
    x -> println("small ${x}")
  after 0 -> println("nothing")
  end
end
actor ring(next :: Pid<Int>, main) do
  receive do
    0 -> send(main, "ring done")
    n ->
      send_on(next, n)
  end
end
fn send_on(p, n) = send(p, n - 1)
actor worker(main) do
  receive do
    job -> finish(job)
  end
end
fn finish(j :: Job1) = send(j.reply, "job ${j.id}")
actor collector(left, acc) do
  if left == 0 do
    println("collected ${List.sort(acc, fn a, b -> a - b end)}")
  else
    receive do
      x -> collector(left - 1, List.append(acc, x))
    end
  end
end
actor loopy(limit) do
  let total = for i in 0..limit do
    receive do
      v -> v * 10
    end
  end
  println("loop ${total}")
end
actor nested_call() do
  receive do
    n when n > 0 ->
      case n do
        1 -> println("one")
        _ -> if n > 5 do nested_call() else println("few") end
      end
    _ -> nested_call()
  end
end
actor dead_end(p) do
  println("in dead_end ${p}")
  ()
terminate do
  println("terminate ${p}")
end
end
actor Upper(n) do
  println("Upper ${n}")
end
fn plain(a, b) do
  println("plain ${a} ${b}")
end
actor relay(target) do
  receive do
    x -> if x == 0 do println("relay end") else
      send(target, x)
      relay(target)
    end
  end
end
actor main_box(out) do
  receive do
    m -> println("box: ${m}")
  end
end
fn main() do
  let k = spawn(keeper, 10)
  let box1 = spawn(main_box, 0)
  send(k, Add(5))
  send(k, Get(box1))
  send(k, Stop)
  Timer.sleep(20)
  let c = spawn(counter, 0)
  send(c, Add(1))
  send(c, Add(2))
  send(c, Stop)
  Timer.sleep(20)
  let p = spawn(printer)
  send(p, (:x, "hello"))
  Timer.sleep(20)
  let p2 = spawn(printer)
  send(p2, (:quit, ""))
  Timer.sleep(20)
  let g1 = spawn(generic)
  let g2 = spawn(generic)
  send(g1, 1)
  Timer.sleep(20)
  send(g2, ["a"])
  Timer.sleep(20)
  let b2 = spawn(main_box, 1)
  let s = spawn(selective, b2)
  send(s, (:low, 1))
  send(s, (:mid, 2))
  send(s, (:high, 3))
  Timer.sleep(20)
  let w = spawn(waiter)
  send(w, 5)
  Timer.sleep(50)
  let b3 = spawn(main_box, 1)
  let r1 = spawn(ring, spawn(ring, spawn(ring, spawn(collector, 9, []), b3), b3), b3)
  send(r1, 0)
  Timer.sleep(20)
  let b4 = spawn(main_box, 1)
  send(spawn(worker, 0), Job1 { id: 7, reply: b4 })
  Timer.sleep(20)
  let col = spawn(collector, 3, [])
  for i in [3, 1, 2] do send(col, i) end
  Timer.sleep(20)
  let lp = spawn(loopy, 3)
  for i in 1..4 do send(lp, i) end
  Timer.sleep(20)
  let nc = spawn(nested_call)
  send(nc, 9)
  send(nc, -1)
  send(nc, 3)
  Timer.sleep(20)
  spawn(dead_end, "p")
  Timer.sleep(20)
  spawn(Upper, 3)
  Timer.sleep(20)
  spawn(plain, 1, "b")
  Timer.sleep(20)
  let captured = "cap"
  spawn(fn -> println("closure ${captured}") end)
  Timer.sleep(20)
  spawn(fn x, y -> println("args ${x} ${y}") end, 1, "two")
  Timer.sleep(20)
  let cl = spawn(fn ->
    receive do
      n -> println("closure received ${n + 1}")
    end
  end)
  send(cl, 41)
  Timer.sleep(20)
  let f = dead_end
  f("as value")
  dead_end("direct")
  let pids = for i in 0..3 do spawn(Upper, 10) end
  Timer.sleep(20)
  println("${List.length(pids)} ${List.head(pids) == List.head(pids)}")
end
#> box: 15
#> stopped 3
#> msg hello
#> bye
#> got 1
#> got [a]
#> box: 3 1
#> timeout
#> small 5
#> box: ring done
#> box: job 7
#> collected [1, 2, 3]
#> loop [10, 20, 30]
#> few
#> in dead_end p
#> terminate p
#> Upper 3
#> plain 1 b
#> closure cap
#> args 1 two
#> closure received 42
#> in dead_end as value
#> in dead_end direct
#> Upper 10
#> Upper 10
#> Upper 10
#> 3 true
