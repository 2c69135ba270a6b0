#! args: --seed 1
struct Req do
  from :: Pid<Rep>
  n :: Int
end
type Rep do
  Val(Int)
  Bad(String)
end
type Tree do
  Leaf
  Node(Tree, Int, Tree)
end
actor server(factor) do
  receive do
    r -> answer(r, factor)
  end
end
fn answer(r :: Req, factor) do
  send(r.from, if r.n < 0 do Bad("neg") else Val(r.n * factor) end)
end
actor looping_server(factor, count) do
  receive do
    Val(n) when n > 10 -> looping_server(factor * 2, count + 1)
    Val(n) -> looping_server(factor + n, count + 1)
    Bad(s) -> println("server ${s} ${factor} ${count}")
  end
end
actor client(srv :: Pid<Req>, n) do
  send(srv, Req { from: self(), n: n })
  receive do
    Val(v) -> println("val ${v}")
    Bad(why) -> println("bad ${why}")
  end
end
actor ping(other :: Pid<(Pid<Int>, Int)>) do
  send(other, (self(), 5))
  receive do
    n -> println("pong ${n}")
  after 500 -> println("no answer")
  end
end
actor pong() do
  receive do
    (from, n) -> send(from, n * 2)
  end
end
actor fns() do
  receive do
    (f, x) -> println("applied ${f(x)}")
  end
end
actor multi_stage() do
  let name = receive do
    (:name, n) -> n
  end
  let greeting = receive do
    (:greet, g) -> g
  end
  let again = for i in 0..2 do
    receive do
      (:item, s) -> "${i}${s}"
    after 200 -> "late"
    end
  end
  println("${greeting} ${name} ${again}")
  multi_stage_end()
end
fn multi_stage_end() = println("stage end")
actor watcher(target) do
  let r = monitor(target)
  receive do
    (:down, ref, pid, reason) -> println("down ${ref == r} ${pid == target} ${reason}")
  end
end
actor trapper() do
  Process.trap_exit(true)
  let p = spawn(fn -> boom(1) end)
  link(p)
  receive do
    (:exit, pid, reason) -> println("exit ${reason}")
  end
  let q = spawn(fn -> () end)
  link(q)
  receive do
    (:exit, pid, reason) -> println("exit ${reason}")
  end
end
fn boom(n) do
  Timer.sleep(10)
  println("${n / zero()}")
end
fn zero() = 0
actor tree_summer(out) do
  receive do
    t -> send(out, sum(t))
  end
end
fn sum(Leaf) = 0
fn sum(Node(l, v, r)) = sum(l) + v + sum(r)
actor int_box(label) do
  receive do
    n -> println("${label}: ${n + 0}")
  end
end
actor spawner(depth, out) do
  if depth == 0 do
    send(out, 1)
  else
    let me = self()
    spawn(spawner, depth - 1, me)
    spawn(spawner, depth - 1, me)
    let a = receive do
      x -> x
    end
    let b = receive do
      x -> x
    end
    send(out, a + b)
  end
end
actor prio(log) do
  receive do
    (1, s) -> prio(log ++ [s])
    (0, "end") -> println("${log}")
  end
end
actor batch(acc) do
  receive do
    n -> if n == 0 do println("batch ${List.length(acc)}") else batch([n] ++ acc) end
  end
end
actor guardy(limit) do
  receive do
    x when x < limit -> 
      println_it("small", x)
    x when x >= limit and x < limit * 2 ->
      println_it("mid", x)
    x -> println_it("big", x)
  end
end
fn println_it(s, x) = println("${s} ${x}")
actor nested_loop(n) do
  let step = fn k -> nested_loop(k) end
  receive do
    0 -> println("nested ${n}")
    k -> step(n + k)
  end
end
actor unit_body() do
  5
end
fn echo_fn(x, p) = send(p, x + 1)
fn main() do
  let s = spawn(server, 10)
  spawn(client, s, 4)
  Timer.sleep(20)
  let s2 = spawn(server, 10)
  spawn(client, s2, -4)
  Timer.sleep(20)
  let l = spawn(looping_server, 1, 0)
  for m in [Val(3), Val(20), Val(1), Bad("done")] do send(l, m) end
  Timer.sleep(20)
  spawn(ping, spawn(pong))
  Timer.sleep(20)
  let k = 7
  send(spawn(fns), (fn x -> x * k end, 6))
  Timer.sleep(20)
  let ms = spawn(multi_stage)
  send(ms, (:item, "x"))
  send(ms, (:greet, "hi"))
  send(ms, (:item, "y"))
  send(ms, (:name, "bob"))
  Timer.sleep(20)
  spawn(watcher, spawn(fn -> Timer.sleep(10) end))
  Timer.sleep(30)
  spawn(trapper)
  Timer.sleep(60)
  let b = spawn(int_box, "sum")
  send(spawn(tree_summer, b), Node(Node(Leaf, 1, Leaf), 2, Node(Leaf, 3, Leaf)))
  Timer.sleep(20)
  spawn(spawner, 6, spawn(int_box, "leaves"))
  Timer.sleep(80)
  let p = spawn(prio, [])
  send(p, (0, "end"))
  send(p, (1, "late"))
  Timer.sleep(20)
  let g = for x in [1, 15, 99] do
    send(spawn(guardy, 10), x)
    Timer.sleep(10)
  end
  let n = spawn(nested_loop, 0)
  for i in [1, 2, 3, 0] do send(n, i) end
  Timer.sleep(20)
  spawn(unit_body)
  spawn(echo_fn, 4, spawn(int_box, "echo"))
  Timer.sleep(20)
  let acts = [spawn(int_box, "l0"), spawn(int_box, "l1")]
  for {i, a} in List.enumerate(acts) do send(a, i) 
    Timer.sleep(10) end
  println("${self() == self()} ${List.length(g)}")
  let m = %{"box" => spawn(int_box, "frommap")}
  send(m["box"], 3)
  Timer.sleep(20)
end
#? err
#> val 40
#> bad neg
#> server done 9 3
#> pong 10
#> applied 42
#> hi bob [0x, 1y]
#> stage end
#> down true true normal
#> exit division by zero
#> exit normal
#> sum: 6
#> leaves: 64
#> []
#> small 1
#> mid 15
#> big 99
#> nested 6
#> echo: 5
#> l0: 0
#> l1: 1
#> true 3
#> frommap: 3
