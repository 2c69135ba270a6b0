from A import T1
pub fn go(n) = T1 { x: n }.x * 10
