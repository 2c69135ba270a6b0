# What comes from another node and is more than a process may hold ends the process that receives it, not the node.
actor sink() do
  receive do
    text -> println("got ${String.length(text)}")
  end
  sink()
end

actor watch(pid :: Pid) do
  monitor(pid)
  receive do
    (:down, _, _, reason) -> println("sink: ${reason}")
  end
end

fn begin(name :: String) do
  let pid = spawn(sink)
  spawn(watch, pid)
  Global.register(name, pid)
end

fn found(name :: String) -> Pid<String> do
  let pid = Global.whereis(name)
  if Process.alive(pid) do
    pid
  else
    Timer.sleep(20)
    found(name)
  end
end

fn main() do
  if Env.get("ROLE") == Some("serve") do
    begin("first")
    begin("second")
    println("started")
    Timer.sleep(600000)
  else
    send(found("first"), String.repeat("x", 5000000))
    send(found("second"), "small")
    println("sent")
    Timer.sleep(600000)
  end
end
