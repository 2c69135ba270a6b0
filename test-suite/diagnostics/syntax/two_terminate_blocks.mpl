#! code: P0001
#! contains: Parse error
actor worker() do
  println("work")
terminate do
  println("one")
end
terminate do
  println("two")
end
end

fn main() do
  spawn(worker)
end
