#! code: P0001
#! contains: Parse error
fn main() do
  let x = 9223372036854775808
end
