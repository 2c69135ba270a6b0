#! code: E0003
#! contains: expected 1 argument(s), found 2
actor worker(n :: Int) do
  println("${n}")
end

fn main() do
  spawn(worker, 1, 2)
end
