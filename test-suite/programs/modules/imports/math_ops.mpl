pub fn square(n) = times(n, n)
pub fn cube(n) = times(square(n), n)
# A private function of another module may have the same name.
fn times(a, b) = a * b
