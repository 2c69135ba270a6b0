pub module Tools do
  pub fn hammer(n) = n * base()
  pub struct Nail do n :: Int end
end
fn base() = 100
pub fn top() = Tools.hammer(3)
