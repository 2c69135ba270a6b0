pub fn top() = "top"
pub module Inner do
  let k = 5
  pub fn x() = k + helper()
  fn helper() = 1
end
