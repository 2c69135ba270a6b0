fn helper(n) = n + 1
struct Hidden do
  x :: Int
end
pub fn used() = helper(1)
