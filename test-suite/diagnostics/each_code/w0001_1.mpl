#! exit: 0
#! code: W0001
#! contains: redundant match arm
fn f(x) = case x do
  _ -> 1
  2 -> 2
end
fn main() do
end
