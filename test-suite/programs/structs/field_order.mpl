# Field values are evaluated in the order they are written, the base of an update first.
struct Pair do
  a :: Int
  b :: Int
end

fn say(n) do
  print("${n} ")
  n
end
fn base() do
  print("base ")
  Pair { a: 0, b: 0 }
end

fn main() do
  let p = Pair { b: say(1), a: say(2) }
  println("${p.a} ${p.b}")
  let q = %{base() | b: say(3), a: say(4)}
  println("${q.a} ${q.b}")
end
#> 1 2 2 1
#> base 3 4 4 3
