# The program goes on while a process sleeps or waits for a time.
actor sleeper() do
  Timer.sleep(40)
  println("slept")
  receive do
    s -> println("never " <> s)
  after 20 -> println("waited")
  end
end

fn main() do
  spawn(sleeper)
  println("main ends")
end
#> main ends
#> slept
#> waited
