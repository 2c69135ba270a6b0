##! A producer that is only as fast as its consumer: credits.

import Support

type Flow do
  Credit(Int)
  Item(Int)
  End
end

actor producer(next :: Int, last :: Int, credit :: Int, consumer :: Pid<Flow>) do
  if next > last do
    send(consumer, End)
  else if credit > 0 do
    send(consumer, Item(next))
    producer(next + 1, last, credit - 1, consumer)
  else
    receive do
      Credit(n) -> producer(next, last, credit + n, consumer)
    end
  end
end

actor consumer(
  sum :: Int,
  pending :: Int,
  highest :: Int,
  source :: Option<Pid<Flow>>,
  log :: Pid
) do
  receive do
    Item(n) -> consume(n, sum, pending + 1, Math.max(highest, pending + 1), source, log)
    End -> Support.put(log, "sum ${sum}, at most ${highest} at once")
    Credit(_) -> consumer(sum, pending, highest, source, log)
  end
end

fn consume(n, sum, pending, highest, source, log) do
  let pending = case source do
    Some(p) when pending >= 5 -> grant(p, pending)
    _ -> pending
  end
  consumer(sum + n, pending, highest, source, log)
end

fn grant(p, n) do
  send(p, Credit(n))
  0
end

# Ties the knot: the consumer needs the producer's pid and the other way round.
actor pair(log :: Pid, last :: Int) do
  let me = self()
  let p = spawn(producer, 1, last, 5, me)
  consumer(0, 0, 0, Some(p), log)
end

# The same, but as one actor that passes through.
actor relay(target :: Pid<Flow>) do
  receive do
    Item(n) when n % 2 == 0 -> relay(target)
    End -> send(target, End)
    m -> forward(target, m, relay)
  end
end

fn forward(target, m, again) do
  send(target, m)
  again(target)
end

pub fn run() do
  println("-- back-pressure")
  let log = Support.new_box()
  let sink = spawn(consumer, 0, 0, 0, None, log)
  let filter_odd = spawn(relay, sink)
  let p = spawn(producer, 1, 100, 1000, filter_odd)
  Support.eventually("sink", fn -> not Process.alive(sink) and not Process.alive(p) end)
  println("${Support.take(log)}")
end
