fn main() do
  println("${for n in 0..10 when n % 2 == 0 do n end}")
  println("${for n in 3..3 do n end} ${for n in 5..1 do n end}")
  let some = for n in [1, 2, 3, 4, 5] do
    if n == 4 do
      break
    else
      n * n
    end
  end
  println("${some}")
  let odd = for n in 0..6 do
    if n % 2 == 0 do continue else n end
  end
  println("${odd}")
  let inner = for n in 0..3 do
    let row = for m in 0..5 do
      if m > n do break else m end
    end
    List.length(row)
  end
  println("${inner}")
end
#> [0, 2, 4, 6, 8]
#> [] []
#> [1, 4, 9]
#> [1, 3, 5]
#> [1, 2, 3]
