type Wrapped do
  Wrapped(Int, String)
end

fn unwrap(Wrapped(n, s)) = "${n}${s}"

fn main() do
  let (a, (b, _)) = (1, (2, 3))
  let Wrapped(n, s) = Wrapped(7, "w")
  let _ = 5
  println("${a} ${b} ${n} ${s}")
  println(unwrap(Wrapped(1, "x")))
  for (k, (x, y)) in [("p", (1, 2))] do
    println("${k} ${x} ${y}")
  end
  let add = fn ((x, y), z) -> x + y + z end
  println("${add((1, 2), 3)}")
end
#> 1 2 7 w
#> 1x
#> p 1 2
#> 6
