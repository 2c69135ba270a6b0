#! code: E0017
#! contains: receive used outside actor block
fn f() do
  receive do
  x -> x
  end
end
fn main() do
end
