#! code: E0032
#! code: E0033
#! contains: `break` outside of loop
#! contains: `continue` outside of loop
fn stop() do
  break
end

fn main() do
  for x in [1, 2] do
    let f = fn -> continue end
    println("${x}")
  end
end
