#! exit: 0
#! code: W0001
#! contains: redundant match arm
fn f(x) = case x do
  true -> 1
  false -> 2
  _ -> 3
end
fn main() do
end
