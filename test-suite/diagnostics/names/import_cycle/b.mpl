import A
pub fn g() = 1
