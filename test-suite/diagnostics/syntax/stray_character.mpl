#! code: P0001
#! contains: Parse error
fn main() do
  let x = 5 & 3
end
