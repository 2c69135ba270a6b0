pub fn answer() = Math.max(42, 1)
pub fn half(n) = n / 2
