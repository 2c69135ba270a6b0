fn main() do
  println("hello, world")
end
#> hello, world
