# Nothing but what is sent tells what `any` receives. That a process of the library receives numbers has no bearing on it.
actor any() do
  receive do
    m -> println("${m}")
  end
  any()
end

fn main() do
  let p :: Pid = spawn(any)
  send(p, 1)
  send(p, 2)
  Timer.sleep(50)
end
#> 1
#> 2
