#! code: E0021
#! contains: invalid shutdown value
actor a() do
  ()
end
supervisor S do
  child c do
  start: fn -> spawn(a) end
  shutdown: never
  end
end
fn main() do
end
