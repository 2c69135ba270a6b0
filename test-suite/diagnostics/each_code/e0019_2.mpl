#! code: E0019
#! contains: duplicate child
actor a() do
  ()
end
supervisor S do
  child c do
  start: fn -> spawn(a) end
  end
  child c do
  start: fn -> spawn(a) end
  end
end
fn main() do
end
