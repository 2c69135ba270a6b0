# The shortest forms: no annotations, an unused state, one-line bodies, and names in snake case.
service Counter do
  fn init() do 0 end
  call GetCount() :: Int do |s| (s, s) end
  call Swap(n) do |s| (n, s) end
  cast Bump do |s| s + 1 end
  cast Reset() do
    0
  end
  cast AddTwice(n) do |s|
    add(add(s, n), n)
  end
  fn add(a, b) = a + b
end

fn main() do
  let c = Counter.start()
  Counter.bump(c)
  Counter.bump(c)
  println("${Counter.get_count(c)}")
  Counter.add_twice(c, 10)
  println("${Counter.swap(c, 5)} ${Counter.get_count(c)}")
  Counter.reset(c)
  println("${c |> Counter.get_count}")
  let other = Counter.start()
  Counter.bump(other)
  println("${Counter.get_count(other)} ${Counter.get_count(c)}")
  println("${List.map([c, other], Counter.get_count)}")
end
#> 2
#> 22 5
#> 0
#> 1 0
#> [0, 1]
