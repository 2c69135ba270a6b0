#! code: E0014
#! contains: message type mismatch
actor a() do
  receive do
  n -> println("${n + 1}")
  end
end
fn f() do
  let p = spawn(a)
  send(p, 1)
  send(p, "s")
end
fn main() do
end
