#! code: E0018
#! contains: start function must return Pid
supervisor S do
  child c do
  restart: permanent
  end
end
fn main() do
end
