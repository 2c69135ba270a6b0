# Many elements, made and folded; the memory of dropped lists is reused.
fn churn(n, acc) do
  if n == 0 do
    acc
  else
    let xs = List.map(Range.to_list(0..100), fn x -> x + n end)
    churn(n - 1, acc + List.length(xs))
  end
end

fn main() do
  let xs = Range.to_list(0..100000)
  println("${List.length(xs)} ${List.reduce(xs, 0, fn a, x -> a + x end)}")
  println("${List.last(List.reverse(xs))} ${xs[99999]}")
  println("${churn(5000, 0)}")
end
#> 100000 4999950000
#> 0 99999
#> 500000
