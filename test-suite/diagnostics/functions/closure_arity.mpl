#! code: E0024
#! contains: same number of parameters
fn main() do
  let f = fn 0 -> "zero" | a, b -> "two" end
end
