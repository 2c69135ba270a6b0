# Modules are initialised in the order of their dependencies, before `main`.
import Second
import First

let here = Second.value + 1
println("main's statements")

fn main() do
  println("${here} ${First.value}")
end
#> first
#> second
#> main's statements
#> 21 10
