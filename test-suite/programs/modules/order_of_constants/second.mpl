import First
println("second")
pub let value = First.value * 2
