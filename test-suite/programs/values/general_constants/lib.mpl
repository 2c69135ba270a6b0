pub let compose = fn f, g -> fn x -> g(f(x)) end end
pub let EMPTY = []
pub let pair = fn a, b -> (a, b) end
