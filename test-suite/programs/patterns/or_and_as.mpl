type Level do
  Low(Int)
  Middle(Int)
  High(Int)
end

fn value(l) = case l do
  Low(n) | Middle(n) -> n
  High(n) -> n * 100
end
fn whole(xs) = case xs do
  (first :: _) as all -> "${first} of ${all}"
  [] as none -> "${List.length(none)}"
end
fn weekend(d) = case d do
  6 | 7 as n -> "day ${n}"
  _ -> "work"
end

fn main() do
  println("${value(Low(1))} ${value(Middle(2))} ${value(High(3))}")
  println(whole([4, 5]))
  println(whole([]))
  println("${weekend(6)} ${weekend(7)} ${weekend(1)}")
  let f = fn (1 | 2) -> "few" | _ -> "more" end
  println("${f(1)} ${f(2)} ${f(3)}")
  let (a, b) as p = (1, 2)
  println("${a + b} ${p}")
end
#> 1 2 300
#> 4 of [4, 5]
#> 0
#> day 6 day 7 work
#> few few more
#> 3 (1, 2)
