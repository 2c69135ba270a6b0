pub let swap = fn ((a, b)) -> (b, a) end
pub let nothing = []
pub let add = fn a, b -> a + b end
let hidden = fn x -> x end
