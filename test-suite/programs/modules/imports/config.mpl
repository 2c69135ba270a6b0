import MathOps
let extra = 5
pub let limit = MathOps.square(5) + extra
pub fn name() = "config"
