#! code: P0001
#! contains: Parse error
type T do
  A()
end
fn main() do
end
