#! code: E0019
#! contains: unknown supervision strategy
supervisor S do
  strategy: foo
end
fn main() do
end
