##! Links, monitors and exits, watched by an auditor.

type Request do
  Watch(Pid)
  Report(reply :: Pid<List<String>>)
end

actor victim(kind :: Atom) do
  receive do
    :go -> finish(kind)
  end
end

fn finish(kind) do
  case kind do
    :zero -> use_value(1 / length_of([]))
    :head -> use_value(List.head([]))
    _ -> ()
  end
end

fn length_of(xs) = List.length(xs)

fn use_value(n :: Int) = println("${n}")

actor auditor(seen :: List<String>, waiting :: Int) do
  receive do
    Watch(p) -> auditor(watch(p, seen), waiting + 1)
    (:down, _, _, reason) -> auditor(seen ++ [reason], waiting - 1)
    Report(reply) when waiting == 0 -> send(reply, List.sort_by(seen, fn s -> s end))
  after 2000 -> println("auditor gave up with ${waiting}")
  end
end

fn watch(p :: Pid, seen) do
  let _ = monitor(p)
  send(p, :go)
  seen
end

actor trapper(reply :: Pid<(Atom, String)>) do
  Process.trap_exit(true)
  let p = spawn(victim, :head)
  link(p)
  send(p, :go)
  receive do
    (:exit, who, reason) -> send(reply, (:trapped, "${who == p} ${reason}"))
  after 1000 -> send(reply, (:timeout, ""))
  end
end

actor bystander(reply) do
  let p = spawn(victim, :zero)
  link(p)
  send(p, :go)
  receive do
    :never -> send(reply, (:survived, "?"))
  end
terminate do
  send(reply, (:terminated, "bystander"))
end
end

actor collector(left :: Int) do
  receive do
    (tag, text) -> collect_one(tag, text)
  end
  if left > 1 do collector(left - 1) end
end

fn collect_one(tag, text) do
  println("${tag} ${text}")
end

actor printer() do
  receive do
    lines -> println("audit ${lines}")
  end
end

pub fn run() do
  println("-- audit")
  let victims = for k in [:zero, :head, :fine] do spawn(victim, k) end
  let a = spawn(auditor, [], 0)
  for v in victims do send(a, Watch(v)) end
  let p = spawn(printer)
  send(a, Report(p))
  wait_for_end(p)
  let c = spawn(collector, 1)
  spawn(trapper, c)
  wait_for_end(c)
  let c = spawn(collector, 1)
  spawn(bystander, c)
  wait_for_end(c)
end

fn wait_for_end(p) do
  while Process.alive(p) do Timer.sleep(1) end
end
