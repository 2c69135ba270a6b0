pub let value = noisy()
fn noisy() do
  println("first")
  10
end
