# Heads, bodies and brackets inside one another.
fn describe(xs) do
  List.map(xs, fn x ->
    if x > 10 do
      "large"
    else
      case x % 2 do
        0 -> "even"
        _ -> if x < 0 do "neg" else "odd" end
      end
    end
  end)
end

fn main() do
  println("${describe([11, 4, 3])}")
  let total = List.reduce(
    for row in [[1, 2], [3]] do
      List.reduce(row, 0, fn a, b ->
        a + b
      end)
    end,
    0,
    fn a, b -> a + b end
  )
  println("${total}")
  let text = case (if total > 5 do Some(total) else None end) do
    Some(n) when n % 2 == 0 -> "even ${n}"
    Some(n) -> "odd ${n}"
    None -> "none"
  end
  println(text)
end
#> [large, even, odd]
#> 6
#> even 6
