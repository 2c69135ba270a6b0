fn identity(x) = x
fn first_of<A, B>(p :: (A, B)) -> A do
  let (a, _) = p
  a
end
fn twice<T>(f :: Fun(T) -> T, x :: T) -> T = f(f(x))
fn compose(f, g) = fn x -> g(f(x)) end
fn double(x) = x + x

fn main() do
  println("${identity(1)} ${identity("a")} ${identity([true])}")
  println("${first_of((1, "x"))} ${first_of(("y", 2.5))}")
  println("${twice(fn x -> x * 3 end, 2)} ${twice(fn s -> s <> "!" end, "hi")}")
  let h = compose(String.length, fn n -> n * 2 end)
  println("${h("four")}")
  println("${double(4)} ${double(1.25)}")
  let pair = fn a -> (a, a) end
  println("${pair(1)} ${pair("z")}")
end
#> 1 a [true]
#> 1 y
#> 18 hi!!
#> 8
#> 8 2.5
#> (1, 1) (z, z)
