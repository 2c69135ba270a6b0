#! code: E0018
#! contains: start function must return Pid
supervisor S do
  child c do
  start: fn -> 5 end
  end
end
fn main() do
end
