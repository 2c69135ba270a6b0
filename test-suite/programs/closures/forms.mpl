fn main() do
  let a = fn(x :: Int, y :: Int) -> x + y end
  let b = fn x -> x * 2 end
  let c = fn acc, x -> acc + x end
  let d = fn -> 99 end
  let d2 = fn() -> 98 end
  let d3 = fn do 97 end
  let e = fn x do
    let y = x + 1
    y * y
  end
  let f = fn 0 -> "none" | 1 -> "one" | n when n < 0 -> "neg" | _ -> "many" end
  let g = fn (p, q) -> p - q end
  let g2 = fn ((p, q)) -> p - q end
  let h = fn Some(x) -> x | None -> 0 end
  println("${a(1, 2)} ${b(4)} ${c(1, 1)} ${d()} ${d2()} ${d3()}")
  println("${e(2)}")
  println("${f(0)} ${f(1)} ${f(-5)} ${f(8)}")
  println("${g(5, 2)} ${g2((5, 3))}")
  println("${h(Some(4))} ${h(None)}")
end
#> 3 8 2 99 98 97
#> 9
#> none one neg many
#> 3 2
#> 4 0
