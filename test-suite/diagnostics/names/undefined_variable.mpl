#! code: E0004
#! contains: undefined variable
#! contains: undefined_variable.mpl:6:
fn main() do
  let total = 5
  println("${totl}")
end
