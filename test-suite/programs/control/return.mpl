fn find(xs :: List<Int>, wanted :: Int) -> Int do
  for (i, x) in List.enumerate(xs) do
    if x == wanted do
      return i
    end
  end
  -1
end

fn check(n :: Int) do
  if n < 0 do
    println("negative")
    return
  end
  println("fine ${n}")
end

fn main() do
  println("${find([4, 5, 6], 6)} ${find([4], 9)}")
  check(-1)
  check(1)
  let f = fn x do
    if x > 10 do
      return "big"
    end
    "small"
  end
  println("${f(11)} ${f(1)}")
end
#> 2 -1
#> negative
#> fine 1
#> big small
