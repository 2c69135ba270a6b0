# Variables are captured by value, at the moment the closure is made.
fn adder(n) = fn x -> x + n end
fn counter(start) do
  let step = 10
  fn times -> start + step * times end
end

fn main() do
  let add5 = adder(5)
  let add7 = adder(7)
  println("${add5(1)} ${add7(1)} ${adder(1)(2)}")
  let x = 1
  let f = fn -> x end
  let x = 2
  println("${f()} ${x}")
  let c = counter(100)
  println("${c(0)} ${c(3)}")
  let fs = for i in 0..3 do fn y -> i * y end end
  println("${List.map(fs, fn g -> g(10) end)}")
  let nested = fn a -> fn b -> fn c -> a * 100 + b * 10 + c end end end
  println("${nested(1)(2)(3)}")
end
#> 6 8 3
#> 1 2
#> 100 130
#> [0, 10, 20]
#> 123
