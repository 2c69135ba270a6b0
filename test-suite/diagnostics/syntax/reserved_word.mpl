#! code: P0001
#! contains: Parse error
fn main() do
  let with = 1
end
