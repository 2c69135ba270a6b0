#! exit: 0
#! code: W0003
#! contains: treated as a variable
fn same(n :: Int) = case n do
  Nothing -> Nothing + 1
end

fn main() do
  println("${same(1)}")
end
