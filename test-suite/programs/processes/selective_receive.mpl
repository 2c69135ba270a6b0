# The oldest message that fits is taken; the others stay in their order.
type Job do
  Small(Int)
  Large(Int)
end

actor picky() do
  receive do
    Large(n) -> println("large ${n}")
  end
  receive do
    Small(n) when n > 1 -> println("small above one ${n}")
  end
  receive do
    Small(n) -> println("small ${n}")
    Large(n) -> println("late large ${n}")
  end
  receive do
    Small(n) -> println("last small ${n}")
    Large(n) -> println("last large ${n}")
  end
end

fn main() do
  let p = spawn(picky)
  send(p, Small(1))
  send(p, Small(2))
  send(p, Large(3))
  send(p, Large(4))
end
#> large 3
#> small above one 2
#> small 1
#> last large 4
