#! timeout: 10
# Processes that only wait for messages are ended when nothing else is left; a pending timer changes nothing.
actor waiting() do
  receive do
    s -> println("never " <> s)
  end
terminate do
  println("cleaned up")
end
end

service Idle do
  fn init() -> Int do 0 end
  call Get() :: Int do |n| (n, n) end
end

fn main() do
  let p = spawn(waiting)
  Timer.send_after(p, 60000, "late")
  println("${Idle.get(Idle.start())}")
  println("main ends")
end
#> 0
#> main ends
#> cleaned up
