# What the whole program has done so far: what was spawned and sent, what waits, what was collected.
actor patient() do
  receive do
    "go" -> println("gone")
  end
end

fn churn(n :: Int, kept :: List<Int>) -> Int do
  if n == 0 do
    List.length(kept)
  else
    churn(n - 1, [n, n + 1, n + 2])
  end
end

# Until only so many are alive.
fn until_alive(n :: Int) do
  while Process.count() > n do
    Timer.sleep(1)
  end
end

fn main() do
  let before = Process.stats()
  let p = spawn(patient)
  for i in 0..5 do
    send(p, "message ${i}")
  end
  spawn(fn -> receive do
    "never" -> ()
  end end)
  let jobs = List.map(Range.to_list(0..100), fn i -> Job.async(fn -> i * 2 end) end)
  println("last ${List.last(List.map(jobs, fn job -> Job.await(job) end))}")
  println("kept ${churn(300000, [])}")
  until_alive(3)
  let now = Process.stats()
  println("spawned ${now.scheduler.spawned - before.scheduler.spawned}, alive ${now.scheduler.alive}")
  println("sent ${now.mailboxes.sent - before.mailboxes.sent}, waiting ${now.mailboxes.waiting}, longest ${now.mailboxes.longest}")
  println("the longest is the patient one's: ${now.mailboxes.longest_pid == p}")
  println("turns: ${now.scheduler.turns - before.scheduler.turns >= 102}, queues: ${List.length(now.scheduler.queues) >= 2}")
  println("collected: ${now.collector.collections > before.collector.collections}, freed: ${now.collector.bytes_reclaimed > 1000000}")
  println("held: ${now.collector.heap_bytes > 0}")
  send(p, "go")
  until_alive(2)
  let later = Process.stats()
  println("what ended counts still: ${later.mailboxes.sent - before.mailboxes.sent} sent, ${later.mailboxes.waiting} waiting")
end
#> last Ok(198)
#> kept 3
#> spawned 102, alive 3
#> sent 5, waiting 5, longest 5
#> the longest is the patient one's: true
#> turns: true, queues: true
#> collected: true, freed: true
#> held: true
#> gone
#> what ended counts still: 6 sent, 0 waiting
