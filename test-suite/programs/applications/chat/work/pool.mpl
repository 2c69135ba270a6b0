##! A pool of workers that pull tasks from a dispatcher.

import Support

type Task do
  Task(id :: Int, work :: Fun() -> Int)
end

type ToDispatcher do
  Ready(Pid<ToWorker>)
  Submit(Task)
  Done(id :: Int, result :: Int, worker :: Pid<ToWorker>)
  Finish
end

type ToWorker do
  Run(Task)
  Retire
end

actor worker(boss :: Pid<ToDispatcher>) do
  send(boss, Ready(self()))
  receive do
    Run(Task(id, work)) -> work_on(boss, id, work, self(), fn -> worker(boss) end)
    Retire -> ()
  end
end

fn work_on(boss, id, work, me, again) do
  send(boss, Done(id, work(), me))
  again()
end

struct Desk do
  idle :: Queue<Pid<ToWorker>>
  waiting :: Queue<Task>
  results :: Map<Int, Int>
  open :: Int
  closing :: Bool
end

actor dispatcher(d :: Desk, log :: Pid) do
  receive do
    Ready(w) -> dispatcher(pair(%{d | idle: Queue.push(d.idle, w)}), log)
    Submit(t) -> dispatcher(pair(%{d | waiting: Queue.push(d.waiting, t), open: d.open + 1}), log)
    Done(id, r, _) when d.closing and d.open == 1 ->
      finish(%{d | results: Map.put(d.results, id, r)}, log)
    Done(id, r, _) -> dispatcher(%{d | results: Map.put(d.results, id, r), open: d.open - 1}, log)
    Finish when d.open == 0 -> finish(d, log)
    Finish -> dispatcher(%{d | closing: true}, log)
  end
end

fn pair(d :: Desk) -> Desk do
  if Queue.is_empty(d.idle) or Queue.is_empty(d.waiting) do
    d
  else
    let (w, idle) = Queue.pop(d.idle)
    let (t, waiting) = Queue.pop(d.waiting)
    send(w, Run(t))
    pair(%{d | idle: idle, waiting: waiting})
  end
end

fn finish(d :: Desk, log) do
  fn retire_all(q) do
    if not Queue.is_empty(q) do
      let (w, rest) = Queue.pop(q)
      send(w, Retire)
      retire_all(rest)
    end
  end
  retire_all(d.idle)
  let total = d.results |> Map.values |> List.sum
  let ids = d.results |> Map.keys |> List.sort_by(fn id -> id end)
  Support.put(log, "${Map.size(d.results)} results, total ${total}, first ${List.take(ids, 3)}")
end

fn collatz(n, steps) do
  if n == 1 do
    steps
  else if n % 2 == 0 do
    collatz(n / 2, steps + 1)
  else
    collatz(3 * n + 1, steps + 1)
  end
end

pub fn run() do
  println("-- pool")
  let log = Support.new_box()
  let desk = Desk { idle: Queue.new(), waiting: Queue.new(), results: %{}, open: 0, closing: false }
  let boss = spawn(dispatcher, desk, log)
  let workers = for _ in 0..4 do spawn(worker, boss) end
  for i in 1..101 do
    send(boss, Submit(Task(i, fn -> collatz(i, 0) end)))
  end
  send(boss, Finish)
  Support.eventually("pool", fn -> not Process.alive(boss) end)
  println("${Support.take(log)}")
  let expected = Range.map(1..101, fn n -> collatz(n, 0) end) |> List.sum
  println("expected ${expected}")
  let results = Job.map(Range.to_list(1..6), fn n -> 60 / (n - 3) end)
  println("${List.map(results, fn r -> case r do
    Ok(x) -> "${x}"
    Err(e) -> e
  end end)}")
  let slow = Job.async(fn -> slow_answer(200) end)
  println("${Job.await_timeout(slow, 5)} ${Job.await(slow)} ${Job.await(slow)}")
  println("${List.length(workers)} workers")
end

fn slow_answer(ms) do
  Timer.sleep(ms)
  "done"
end
