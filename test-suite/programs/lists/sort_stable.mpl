# Sorting is stable, for any length and order, and leaves its list alone.

fn value(i) = (i * 7919 + 13) % 1009

fn ordered(ps :: List<(Int, Int)>, i :: Int) -> Bool do
  if i + 1 >= List.length(ps) do
    true
  else
    let (a, m) = List.get(ps, i)
    let (b, n) = List.get(ps, i + 1)
    if a < b or (a == b and m < n) do ordered(ps, i + 1) else false end
  end
end

fn check(n :: Int) -> Bool do
  let pairs = for i in 0..n do
    (value(i) % 17, i)
  end
  let sorted = List.sort(pairs, fn (a, _), (b, _) -> a - b end)
  let again = List.sort(sorted, fn (a, _), (b, _) -> a - b end)
  ordered(sorted, 0) and again == sorted and List.length(sorted) == n
end

# Every order of four, in front of every number of others: each element is there once, whatever the comparison says.
fn fours() -> Bool do
  let digits = for a in 0..256 do
    [a % 4, a / 4 % 4, a / 16 % 4, a / 64]
  end
  let rests = [[], [2], [3, 1], [1, 0, 2], [0, 3, 2, 1]]
  List.all(digits, fn four ->
    List.all(rests, fn rest ->
      let xs = List.enumerate(four <> rest)
      let sorted = List.sort(xs, fn (_, a), (_, b) -> a - b end)
      let wild = List.sort(xs, fn (i, a), (j, b) -> (a * 7 + b * 5 + i + j) % 3 - 1 end)
      let again = List.sort(wild, fn (i, _), (j, _) -> i - j end)
      again == xs and ordered(for (i, x) in sorted do (x, i) end, 0)
    end)
  end)
end

# However a comparison contradicts itself, no element is lost.
fn keeps_all(n :: Int) -> Bool do
  let xs = for i in 0..n do
    i
  end
  let wild = List.sort(xs, fn a, b -> (a * 7919 + b * 104729) % 11 - 5 end)
  List.sort(wild, fn a, b -> a - b end) == xs
end

fn main() do
  println("${List.all([8, 16, 17, 24, 64, 100, 1000], fn n -> keeps_all(n) end)}")
  println("${fours()}")
  let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100, 1000, 1025]
  println("${List.all(lengths, fn n -> check(n) end)}")
  let xs = [3, 1, 2]
  println("${List.sort(xs, fn a, b -> b - a end)} ${xs}")
  println("${List.sort([2.5, -1.0, 0.25], fn a, b -> if a < b do -1 else 1 end end)}")
  println("${List.sort(["pear", "fig", "apple"], fn a, b -> if a < b do -1 else if b < a do 1 else 0 end end)}")
  println("${List.sort([true, false, true], fn a, b -> if a == b do 0 else if b do -1 else 1 end end)}")
end
#> true
#> true
#> true
#> [3, 2, 1] [3, 1, 2]
#> [-1, 0.25, 2.5]
#> [apple, fig, pear]
#> [false, true, true]
