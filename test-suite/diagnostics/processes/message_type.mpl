#! code: E0014
#! contains: message type mismatch
actor adder(sum :: Int) do
  receive do
    n -> adder(sum + n)
  end
end

fn main() do
  let p = spawn(adder, 0)
  send(p, "five")
end
