# Constants are evaluated once, in the order of the text, before `main`; so are expression statements.
let base = 10
let doubled = twice(base)
println("before main")
let names = ["a", "b"]

fn twice(n) = n * 2

fn main() do
  println("${base} ${doubled} ${names}")
  println("${sum()}")
end

fn sum() -> Int do
  base + doubled
end
#> before main
#> 10 20 [a, b]
#> 30
