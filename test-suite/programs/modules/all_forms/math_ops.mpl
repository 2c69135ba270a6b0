pub fn double(x :: Int) -> Int do
  helper(x)
end
fn helper(x) = x + x
