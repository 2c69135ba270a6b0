#! code: E0001
#! contains: type mismatch
fn pick(b) do
  if b do
    1
  else
    "one"
  end
end

fn main() do
  println("${pick(true)}")
end
