# Requests are handled one at a time, whoever sends them.
service Counter do
  fn init() -> Int do 0 end
  call Next() :: Int do |n| (n + 1, n + 1) end
  call Total() :: Int do |n| (n, n) end
end

fn call_times(c, times) = if times == 0 do 0 else Counter.next(c) * 0 + call_times(c, times - 1) end

fn main() do
  let c = Counter.start()
  let done = Job.map(Range.to_list(0..20), fn _ -> call_times(c, 50) end)
  println("${List.length(done)} ${List.all(done, fn r -> r == Ok(0) end)}")
  println("${Counter.total(c)}")
end
#> 20 true
#> 1000
