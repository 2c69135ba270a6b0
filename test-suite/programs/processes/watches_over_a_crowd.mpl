#! timeout: 60
# Waiting for ends of processes over 100,000 messages that nobody takes: each watch has another number, and the messages are looked at
# once all the same.
type M do
  Junk(Int)
  Number(Int)
end

fn fill(to :: Pid<M>) do
  for i in 0..100000 do
    send(to, Junk(i))
  end
end

actor watcher(left :: Int, early :: Int, seen :: Int) do
  if left == 0 do
    let junk = receive do
      Junk(n) -> n
    end
    receive do
      (:down, ref, _, reason) when ref == early -> println("the first of all ended ${reason}")
    end
    println("${seen} ends, and the oldest of the others is ${junk}")
  else
    let ref = monitor(spawn(fn -> () end))
    let reason = receive do
      (:down, r, _, reason) when r == ref -> reason
    end
    let me = self()
    send(me, Number(left))
    let n = receive do
      Number(n) -> n
      (:down, r, _, _) when r == ref -> -1
    end
    watcher(left - 1, early, seen + if reason == "normal" and n == left do 1 else 0 end)
  end
end

actor start() do
  fill(self())
  # Its end comes at once and stays in the mailbox until the end.
  let early = monitor(Process.whereis("nobody"))
  watcher(500, early, 0)
end

fn main() do
  spawn(start)
end
#> the first of all ended noproc
#> 500 ends, and the oldest of the others is 0
