pub fn square(n) = n * n
