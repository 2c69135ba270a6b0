#! code: E0016
#! contains: cannot spawn non-function
fn main() do
  spawn(5)
end
