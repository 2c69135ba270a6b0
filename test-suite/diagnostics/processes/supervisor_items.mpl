#! code: E0018
#! code: E0019
#! code: E0019
#! code: E0020
#! code: E0021
#! contains: child `number` start function must return Pid
#! contains: unknown supervision strategy
#! contains: duplicate child
#! contains: invalid restart type
#! contains: invalid shutdown value
actor worker() do
  println("work")
end

supervisor Tree do
  strategy: all_at_once
  child number do
    start: fn -> 5 end
  end
  child a do
    start: fn -> spawn(worker) end
    restart: sometimes
  end
  child b do
    start: fn -> spawn(worker) end
    shutdown: gently
  end
  child b do
    start: fn -> spawn(worker) end
  end
end

fn main() do
  spawn(Tree)
end
