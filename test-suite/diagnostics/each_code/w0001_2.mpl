#! exit: 0
#! code: W0001
#! contains: redundant match arm
fn f(x) = case x do
  Some(_) -> 1
  None -> 2
  Some(3) -> 3
end
fn main() do
end
