#! code: E0001
#! contains: type mismatch: expected `Bool`, found `Int`
fn main() do
  if 1 do println("yes") end
end
