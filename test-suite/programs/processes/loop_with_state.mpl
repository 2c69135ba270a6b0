actor tally(sum :: Int) do
  receive do
    n when n > 0 -> tally(sum + n)
    _ -> println("total ${sum}")
  end
terminate do
  println("tally done")
end
end

fn main() do
  let p = spawn(tally, 0)
  send(p, 4)
  send(p, 5)
  send(p, 0)
end
#> total 9
#> tally done
