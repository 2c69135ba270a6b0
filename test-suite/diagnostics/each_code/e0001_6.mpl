#! code: E0001
#! contains: mismatch
fn f() do
  if true do 2 else "a" end
  ()
end
fn main() do
end
