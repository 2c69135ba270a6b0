#! stderr: division by zero
# A service as a child: after a failure there is a fresh one under the same name.
service Divider do
  fn init(n :: Int) -> Int do
    Process.register("divider", self())
    send(Process.whereis("driver"), "up")
    n
  end
  call Divide(by :: Int) :: Int do |n|
    (n - 1, n / by)
  end
  cast Ruin() do |n|
    n / 0
  end
end

supervisor Tree do
  child d do
    start: fn -> Divider.start(100) end
  end
end

actor driver() do
  Process.register("driver", self())
  spawn(Tree)
  receive do "up" -> println("up") end
  println("${Divider.divide(Process.whereis("divider"), 1)} ${Divider.divide(Process.whereis("divider"), 1)}")
  Divider.ruin(Process.whereis("divider"))
  receive do "up" -> println("up again") end
  println("${Divider.divide(Process.whereis("divider"), 1)}")
end

fn main() do
  spawn(driver)
end
#> up
#> 100 99
#> up again
#> 100
