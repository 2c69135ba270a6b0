#! code: P0001
#! contains: Parse error
fn main() do
end
#= one level #= and another =#
