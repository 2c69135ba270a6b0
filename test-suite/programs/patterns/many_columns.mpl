# Sixty rows over nine columns: the arms overlap in every way, and the first that fits must be the one that runs.
fn pick(a0 :: Bool, a1 :: Bool, a2 :: Bool, a3 :: Bool, a4 :: Bool, a5 :: Bool, a6 :: Bool, a7 :: Bool, a8 :: Bool) -> Int = case (a0, a1, a2, a3, a4, a5, a6, a7, a8) do
  (_, _, true, _, false, true, false, true, _) -> 0
  (_, false, _, true, false, true, false, _, _) -> 1
  (false, _, false, true, false, _, false, false, true) -> 2
  (true, false, false, false, false, _, _, false, false) -> 3
  (false, false, _, _, true, _, _, false, false) -> 4
  (_, true, _, _, true, _, true, _, _) -> 5
  (_, _, _, false, _, _, false, true, _) -> 6
  (true, _, _, true, _, _, _, true, _) -> 7
  (true, false, false, true, false, _, _, _, _) -> 8
  (_, true, _, _, true, _, true, false, _) -> 9
  (_, false, _, _, true, _, _, _, false) -> 10
  (true, false, _, _, false, true, true, _, true) -> 11
  (false, _, _, _, _, false, true, true, _) -> 12
  (_, false, false, false, _, true, false, _, _) -> 13
  (false, true, _, _, false, _, false, _, _) -> 14
  (_, _, _, _, _, _, false, true, _) -> 15
  (false, _, _, false, true, _, _, _, true) -> 16
  (_, true, _, _, _, _, _, _, _) -> 17
  (false, true, _, _, _, _, _, _, _) -> 18
  (_, _, _, _, _, false, _, _, _) -> 19
  (false, false, false, _, _, _, true, _, false) -> 20
  (_, _, _, true, false, false, _, false, false) -> 21
  (false, true, _, false, false, true, false, true, _) -> 22
  (false, _, false, true, _, _, _, _, true) -> 23
  (false, false, _, true, _, _, _, _, true) -> 24
  (_, true, _, true, _, _, _, _, false) -> 25
  (_, _, _, _, false, false, _, _, false) -> 26
  (false, true, _, true, _, true, _, false, _) -> 27
  (_, _, _, false, _, _, _, _, _) -> 28
  (false, _, _, _, _, _, true, _, _) -> 29
  (_, _, false, _, true, true, _, false, _) -> 30
  (true, false, _, true, _, _, false, _, true) -> 31
  (false, _, _, false, _, _, _, _, true) -> 32
  (true, false, _, _, _, _, true, _, _) -> 33
  (_, false, true, true, _, _, true, false, true) -> 34
  (_, _, _, _, _, _, false, _, _) -> 35
  (true, _, true, _, _, _, _, false, false) -> 36
  (_, _, _, false, _, true, true, false, _) -> 37
  (true, true, true, _, _, true, _, _, true) -> 38
  (true, true, false, true, false, _, _, false, false) -> 39
  (false, _, false, true, false, true, true, _, true) -> 40
  (_, true, true, _, false, true, _, true, _) -> 41
  (_, _, _, _, true, false, _, false, _) -> 42
  (false, _, true, false, _, _, false, false, _) -> 43
  (_, _, false, false, true, _, true, true, true) -> 44
  (true, _, false, _, _, _, _, true, true) -> 45
  (_, true, false, _, false, true, true, _, false) -> 46
  (false, _, _, false, _, _, _, _, _) -> 47
  (false, _, _, _, _, true, false, false, _) -> 48
  (true, true, true, true, false, false, false, true, _) -> 49
  (_, _, true, _, _, _, _, _, _) -> 50
  (_, true, false, false, false, true, _, _, _) -> 51
  (false, _, true, _, false, _, false, true, _) -> 52
  (true, _, _, _, true, true, _, _, false) -> 53
  (true, _, _, _, false, false, true, false, true) -> 54
  (false, true, _, _, _, false, _, _, _) -> 55
  (true, _, false, false, false, false, true, _, _) -> 56
  (true, _, true, _, _, false, true, true, _) -> 57
  (true, true, false, _, true, _, true, false, true) -> 58
  (_, _, true, true, _, _, _, _, true) -> 59
  _ -> -1
end

fn main() do
  println("${pick(false, false, true, false, false, true, true, false, false)} ${pick(true, false, true, true, false, false, true, true, true)} ${pick(false, false, true, true, false, false, false, false, false)} ${pick(true, true, false, true, true, true, false, true, false)}")
  println("${pick(false, false, false, true, true, true, false, false, false)} ${pick(false, true, false, true, false, true, true, false, true)} ${pick(true, true, false, false, true, true, true, true, false)} ${pick(false, true, true, true, true, true, true, false, false)}")
  println("${pick(true, true, false, false, true, true, false, true, false)} ${pick(true, true, true, true, false, true, false, true, false)} ${pick(false, true, false, true, true, true, true, true, false)} ${pick(true, true, false, true, true, true, true, true, false)}")
  println("${pick(false, true, true, false, true, false, true, true, true)} ${pick(false, true, false, false, false, true, false, false, false)} ${pick(false, true, true, true, true, true, true, true, true)} ${pick(false, true, false, false, false, true, true, false, true)}")
  println("${pick(true, false, true, false, false, false, true, false, false)} ${pick(false, false, false, false, true, false, false, false, false)} ${pick(true, true, true, false, true, false, true, true, true)} ${pick(false, false, false, false, true, false, true, false, true)}")
  println("${pick(true, true, false, true, true, false, false, false, false)} ${pick(true, true, true, true, false, true, false, false, true)} ${pick(false, false, true, false, true, true, false, false, false)} ${pick(false, true, true, true, false, false, true, false, true)}")
  println("${pick(true, true, false, false, false, false, false, true, true)} ${pick(true, false, true, true, true, false, true, true, true)} ${pick(true, false, false, true, true, true, false, true, true)} ${pick(false, true, false, true, true, true, true, false, false)}")
  println("${pick(false, false, false, true, false, true, true, true, false)} ${pick(false, true, true, false, true, false, false, false, false)} ${pick(false, true, false, true, true, true, false, false, false)} ${pick(true, false, true, true, false, false, true, true, true)}")
end
#> 28 7 19 7
#> 4 17 5 5
#> 6 0 5 5
#> 5 14 5 17
#> 19 4 5 16
#> 17 17 4 17
#> 6 7 7 5
#> 20 17 17 7
