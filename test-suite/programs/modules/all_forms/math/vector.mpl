pub let zero = (0, 0)
pub fn add(a, b) do
  let (x, y) = a
  let (z, w) = b
  (x + z, y + w)
end
pub fn scale(n) = (n, n)
fn private_one() = 1
