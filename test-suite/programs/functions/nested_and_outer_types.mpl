## A nested function whose arithmetic is compared with a variable of the function around it.
fn sieve(limit) do
  fn go(candidates, found) do
    case candidates do
      [] -> List.reverse(found)
      p :: _ when p * p > limit -> List.reverse(found) ++ candidates
      p :: rest -> go(List.filter(rest, fn c -> c % p != 0 end), [p] ++ found)
    end
  end
  go(Range.to_list(2..limit + 1), [])
end

fn above(limit) do
  fn go(p) do
    if p * p > limit do p else p + p end
  end
  (go(limit), limit)
end

fn main() do
  println("${sieve(30)}")
  println("${above(3)} ${above(0.5)}")
end
#> [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
#> (3, 3) (1, 0.5)
