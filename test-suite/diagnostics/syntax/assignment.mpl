#! code: P0001
#! contains: Parse error
#! contains: assignment.mpl:6:
fn main() do
  let x = 1
  x = 2
end
