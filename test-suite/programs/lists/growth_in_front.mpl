# A list grows in front by `::`-like steps of `++` and `prepend` as it does at the end, and older versions stay what they were.

fn main() do
  let n = 200000
  let front = List.reduce(Range.to_list(0..n), [], fn xs, i -> [i] ++ xs end)
  println("${List.take(front, 3)} ${List.last(front)} ${List.length(front)}")
  let both = List.reduce(Range.to_list(0..n), [], fn xs, i -> if i % 2 == 0 do [i] ++ xs else xs ++ [i] end end)
  println("${List.take(both, 2)} ${List.drop(both, n - 2)}")
  let twos = List.reduce(Range.to_list(0..n), [], fn xs, i -> List.concat([i, -i], xs) end)
  println("${List.take(twos, 4)} ${List.length(twos)}")

  let base = [1, 2, 3, 4, 5]
  let a = [0] ++ base
  let b = [9, 9] ++ base
  let c = [7] ++ a
  let d = [8] ++ a
  println("${base} ${a} ${b} ${c} ${d} ${a ++ [6]} ${c ++ d}")
  let part = List.drop(a, 2)
  println("${[5] ++ part} ${a} ${List.take(a, 2) ++ part} ${[] ++ part} ${part ++ []}")
end
#> [199999, 199998, 199997] 0 200000
#> [199998, 199996] [199997, 199999]
#> [199999, -199999, 199998, -199998] 400000
#> [1, 2, 3, 4, 5] [0, 1, 2, 3, 4, 5] [9, 9, 1, 2, 3, 4, 5] [7, 0, 1, 2, 3, 4, 5] [8, 0, 1, 2, 3, 4, 5] [0, 1, 2, 3, 4, 5, 6] [7, 0, 1, 2, 3, 4, 5, 8, 0, 1, 2, 3, 4, 5]
#> [5, 2, 3, 4, 5] [0, 1, 2, 3, 4, 5] [0, 1, 2, 3, 4, 5] [2, 3, 4, 5] [2, 3, 4, 5]
