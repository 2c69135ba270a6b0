pub fn area(n) = n
