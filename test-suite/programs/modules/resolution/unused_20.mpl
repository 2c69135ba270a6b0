pub fn z() = 1
