#! code: E0004
#! code: E0004
#! code: E0004
#! code: E0004
#! contains: undefined type `Inner`
#! contains: undefined variable `Odd`
#! contains: undefined variable `work`
#! contains: undefined variable `Kind`
fn a() do
  struct Inner do x :: Int end
  type Kind do Odd; Even end
  actor work() do println("x") end
  println("a")
end
fn b(p :: Inner) do
  let k = Odd
  work()
  Kind.Even
end
fn main() do
  a()
end
