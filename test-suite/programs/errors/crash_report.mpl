#! stderr: Mesh panic at crash_report.mpl:14: division by zero
#! stderr: in #PID<0.2> "worker", linked to #PID<0.3>
#! stderr: at Main.divide (crash_report.mpl:14)
#! stderr: at Main.down (crash_report.mpl:19), 4 times
#! stderr: at Main.worker.closure (crash_report.mpl:34)
#! stderr: at Main.worker (crash_report.mpl:34)
# What a failure says: the place, the process with its name and links, and the calls that led there.
fn divide(a :: Int, b :: Int) -> Int do
  # Long enough to stay a function of its own.
  let names = for i in 0..b do "${i} of ${b}" end
  let text = String.join(names, ", ")
  let parts = String.split(text, ", ")
  let rest = List.filter(parts, fn part -> String.length(part) > 3 end)
  a / b + List.length(rest)
end

fn down(a :: Int, b :: Int) -> Int do
  if b > 0 do
    down(a, b - 1) + 1
  else
    divide(a, b) + divide(b, a)
  end
end

actor partner() do
  receive do
    0 -> println("never")
  end
end

actor worker(x :: Int) do
  Process.register("worker", self())
  link(spawn(partner))
  println("${List.map([x], fn y -> down(y, 4) end)}")
end

fn main() do
  spawn(worker, 1)
end
