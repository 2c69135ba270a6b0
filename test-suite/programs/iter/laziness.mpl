# Elements flow one at a time, and no more than needed are produced; a used iterator is empty.
fn loud(x) do
  println("made ${x}")
  x
end

fn main() do
  let it = Iter.from([1, 2, 3, 4]) |> Iter.map(loud) |> Iter.filter(fn x -> x % 2 == 0 end)
  println("nothing yet")
  println("${it.next()}")
  println("${it |> Iter.take(1) |> List.collect()}")
  println("${it.next()} ${Iter.next(it)}")
  let used = Iter.from([1])
  println("${Iter.count(used)} ${Iter.count(used)}")
  println("${Iter.from(1..1000) |> Iter.map(loud) |> Iter.find(fn x -> x > 1 end)}")
end
#> nothing yet
#> made 1
#> made 2
#> Some(2)
#> made 3
#> made 4
#> [4]
#> None None
#> 1 0
#> made 1
#> made 2
#> Some(2)
