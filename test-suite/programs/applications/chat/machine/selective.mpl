##! Receives of every form.

import Support

type Shape do
  Dot
  Line(Int, Int)
  Poly(List<(Int, Int)>)
  Nested(Shape?, Result<Int, String>)
end deriving(Eq, Display)

# Takes urgent messages before all others.
actor priority(log :: Pid) do
  receive do
    (:urgent, text) -> note(log, "urgent ${text}", fn -> priority(log) end)
  after 0 ->
      receive do
        (:normal, text) -> note(log, "normal ${text}", fn -> priority(log) end)
        (:stop, _) -> Support.put(log, "stopped")
        (:urgent, text) -> note(log, "late ${text}", fn -> priority(log) end)
      end
  end
end

fn note(log, text, k) do
  Support.put(log, text)
  k()
end

# Waits for answers in the order of the questions, whatever order they come in.
actor ordered(ids :: List<Int>, got :: List<String>, log :: Pid) do
  case ids do
    [] -> Support.put(log, String.join(got, " "))
    id :: rest -> receive do
      (n, text) when n == id -> ordered(rest, got ++ ["${n}=${text}"], log)
    after 500 -> ordered(rest, got ++ ["${id}=?"], log)
    end
  end
end

actor shapes(log :: Pid) do
  receive do
    Dot -> note(log, "dot", fn -> shapes(log) end)
    Line(0, _) | Line(_, 0) -> note(log, "axis", fn -> shapes(log) end)
    Line(a, b) as whole when a == b -> note(log, "diagonal ${whole}", fn -> shapes(log) end)
    Poly([]) -> Support.put(log, "end")
    Poly([(x, y)]) -> note(log, "point ${x},${y}", fn -> shapes(log) end)
    Poly((x, _) :: (_, y) :: rest) ->
      note(log, "poly ${x} ${y} +${List.length(rest)}", fn -> shapes(log) end)
    Nested(Some(Nested(None, Ok(n))), Err(e)) ->
      note(log, "nested ${n} ${e}", fn -> shapes(log) end)
    Nested(inner, _) -> note(log, "other nested ${inner}", fn -> shapes(log) end)
    other -> note(log, "plain ${other}", fn -> shapes(log) end)
  end
end

actor numbers(log :: Pid) do
  receive do
    -1 -> Support.put(log, "minus one")
    0 | 1 -> note(log, "bit", fn -> numbers(log) end)
    n when n < 0 -> note(log, "negative ${n}", fn -> numbers(log) end)
    n -> note(log, "${n}", fn -> numbers(log) end)
  end
end

actor generic(log :: Pid) do
  receive do
    msg -> note(log, "got ${msg}", fn -> generic(log) end)
  after 300 -> Support.put(log, "quiet")
  end
end

actor watcher(target :: Pid, log :: Pid) do
  let ref = monitor(target)
  let other = monitor(target)
  let code = Process.demonitor(other)
  send(target, -1)
  receive do
    (:down, r, p, why) when r == ref and p == target -> Support.put(log, "down ${why} ${code}")
    (:down, _, _, _) -> Support.put(log, "wrong ref")
  after 500 -> Support.put(log, "nothing")
  end
end

actor parent(log :: Pid, n :: Int) do
  Process.trap_exit(true)
  let kids = for i in 0..n do
    let k = spawn(child, i)
    link(k)
    k
  end
  for k in kids do send(k, :go) end
  collect(log, n)
end

# Called from the actor: it has no receive of its own.
fn collect(log, n) do
  Support.put(log, "started ${n}")
end

actor child(i :: Int) do
  receive do
    :go -> println_if(i / i)
  end
end

fn println_if(n) do
  if n > 1 do println("${n}") end
end

actor timed(log :: Pid) do
  let me = self()
  Timer.send_after(me, 80, "later")
  Timer.send_after(me, 1, "sooner")
  receive do
    first -> receive do
      second -> Support.put(log, "${first} then ${second}")
    after 1000 -> Support.put(log, "only one")
    end
  after 1000 -> Support.put(log, "none")
  end
end

fn finished(p) = fn -> not Process.alive(p) end

pub fn run() do
  println("-- selective")
  let log = Support.new_box()
  let o = spawn(ordered, [1, 2, 3, 9], [], log)
  for (n, t) in [(3, "c"), (1, "a"), (7, "x"), (2, "b")] do send(o, (n, t)) end
  let s = spawn(shapes, log)
  for m in [
    Dot,
    Line(0, 5),
    Line(3, 3),
    Line(1, 2),
    Poly([(4, 5)]),
    Poly([(1, 2), (3, 4), (5, 6)]),
    Nested(Some(Nested(None, Ok(7))), Err("e")),
    Nested(Some(Dot), Ok(1)),
    Nested(None, Err("z")),
    Poly([])
  ] do
    send(s, m)
  end
  Support.eventually("shapes", finished(s))
  for line in Support.take(log) do println(line) end
  let n = spawn(numbers, log)
  for i in [1, 5, -3, 0] do send(n, i) end
  let w = spawn(watcher, n, log)
  Support.eventually("watcher", finished(w))
  println("${Support.take(log)}")
  let second_log = Support.new_box()
  let g1 = spawn(generic, log)
  send(g1, "text")
  let g2 = spawn(generic, second_log)
  send(g2, [Some(1), None])
  Support.eventually("g1", finished(g1))
  Support.eventually("g2", finished(g2))
  println("${Support.take(log)} ${Support.take(second_log)}")
  let t = spawn(timed, log)
  Support.eventually("timed", finished(t))
  println("${Support.take(log)}")
  Support.eventually("ordered", finished(o))
  println("${Support.take(log)}")
  let p = spawn(priority, log)
  for i in 0..3 do send(p, (:normal, "n${i}")) end
  send(p, (:urgent, "u"))
  send(p, (:stop, ""))
  Support.eventually("priority", finished(p))
  let lines = Support.take(log)
  println("${List.length(lines)} ${List.last(lines)} ${List.filter(lines, fn l -> String.starts_with(l, "n") end)}")
  let closure = spawn(fn ->
    receive do
      (a, b) -> Support.put(log, "${a}-${b}")
    end
  end)
  send(closure, (1, :x))
  Support.eventually("closure", finished(closure))
  println("${Support.take(log)}")
  let fam = spawn(parent, log, 3)
  Support.eventually("family", finished(fam))
  println("${Support.take(log)}")
end
