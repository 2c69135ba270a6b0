type Signal do
  Pulse(Float)
  Window(from :: Float, until :: Float)
  Silent
end

fn main() do
  println("${Pulse(3.14)} ${Window(1.0, 2.5)} ${Silent}")
  println("${Signal.Pulse(2.0) == Pulse(2.0)} ${Signal.Silent == Silent} ${Pulse(1.0) == Silent}")
  println("${Pulse(9.0) < Window(0.0, 0.0)} ${Silent > Window(1.0, 1.0)} ${Pulse(1.0) < Pulse(2.0)}")
  println("${List.map([1.0, 2.0], Pulse)}")
  let mk = Window
  println("${mk(1.0, 3.0)}")
  println("${compare(Silent, Pulse(0.0))}")
  let s = Silent
  println(s.inspect())
end
#> Pulse(3.14) Window(1, 2.5) Silent
#> true true false
#> true true true
#> [Pulse(1), Pulse(2)]
#> Window(1, 3)
#> Greater
#> Silent
