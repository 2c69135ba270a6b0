import B
pub fn f() = B.g()
