#! code: E0020
#! contains: invalid restart type
actor a() do
  ()
end
supervisor S do
  child c do
  start: fn -> spawn(a) end
  restart: never
  end
end
fn main() do
end
