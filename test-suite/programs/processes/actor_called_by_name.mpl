# An actor that is called by name runs in the calling process, a loop of it through `receive` in constant space.
actor summed(left :: Int, sum :: Int) do
  if left == 0 do
    println("the sum is ${sum}")
  else
    receive do
      k -> summed(left - 1, sum + k)
    after 10000 -> println("nothing came")
    end
  end
end

actor late(left :: Int) do
  receive do
    n -> println("unexpected ${n}")
  after 0 -> if left == 0 do println("waited") else late(left - 1) end
  end
end

actor boss() do
  for i in 0..100000 do
    send(self(), i)
  end
  summed(100000, 0)
  late(100000)
  send(self(), 3)
  summed(1, 0)
end

fn main() do
  spawn(boss)
end
#> the sum is 4999950000
#> waited
#> the sum is 3
