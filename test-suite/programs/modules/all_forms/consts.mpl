pub let answer = compute(6)
pub let table = %{"k" => answer}
fn compute(n) do
  println("consts evaluated")
  n * 7
end
