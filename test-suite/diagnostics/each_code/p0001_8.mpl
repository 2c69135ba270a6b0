#! code: P0001
#! contains: Parse error
actor a() do
  ()
  terminate do
  ()
  end
  terminate do
  ()
  end
end
fn main() do
end
