#! exit: 0
#! code: W0003
#! contains: treated as a variable
fn f(x) = case x do
  Foo -> 1
end
fn main() do
end
