#! code: P0001
#! contains: Parse error
#= unclosed
fn main() do
end
