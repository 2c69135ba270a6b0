# Nothing is ever assigned: a `while` ends by `break` or by something outside, such as an iterator.
fn main() do
  let it = Iter.from(0..10)
  while true do
    case it.next() do
      Some(3) -> continue
      Some(6) -> break
      Some(n) -> println("got ${n}")
      None -> break
    end
  end
  println("next ${it.next()}")
  while false do
    println("never")
  end
  let u = while true do break end
  println("${u}")
end
#> got 0
#> got 1
#> got 2
#> got 4
#> got 5
#> next Some(7)
#> ()
