fn counter() do
  let n = 1
  let f = fn -> n end
  let n = 2
  let g = fn -> n end
  (f, g)
end
fn main() do
  let (f, g) = counter()
  println("${f()} ${g()}")
  let fs = for i in 0..3 do fn -> i * 10 end end
  println("${for f in fs do f() end}")
  let add = fn a -> fn b -> fn c -> a + b + c end end end
  println("${add(1)(2)(3)}")
  let rec_holder = %{"f" => fn x -> x + 1 end}
  println("${rec_holder["f"](4)} ${Map.get(rec_holder, "f")(5)}")
  let (a, b) = (fn x -> x + 1 end, fn x -> x * 2 end)
  println("${a(b(5))} ${[a, b][1](7)}")
  let compose = fn fs -> fn x -> List.reduce(fs, x, fn acc, f -> f(acc) end) end end
  println("${compose([a, b, a])(1)}")
  let opt = Some(fn x -> x <> "!" end)
  println(case opt do
    Some(f) -> f("hey")
    None -> ""
  end)
  let apply_all = fn f, xs -> for x in xs do f(x) end end
  println("${apply_all(fn x -> "${x}" end, [1, 2])} ${apply_all(Some, ["q"])}")
  let early = fn x ->
    if x < 0 do return None end
    let y = Some(x)?
    Some(y * 2)
  end
  println("${early(-1)} ${early(4)}")
  println("${(fn x, y when x > y -> x | x, y -> y end)(3, 9)}")
end
#> 1 2
#> [0, 10, 20]
#> 6
#> 5 6
#> 11 14
#> 5
#> hey!
#> [1, 2] [Some(q)]
#> None Some(8)
#> 9
