#! stderr: division by zero
# Results come in the order of the input, whichever is ready first.
fn slow(n) do
  Timer.sleep(n)
  n * 2
end

fn main() do
  println("${Job.map([60, 0, 30], slow)}")
  println("${Job.map([1, 0, 2], fn n -> 10 / n end)}")
  let none :: List<Int> = []
  println("${Job.map(none, slow)}")
end
#> [Ok(120), Ok(0), Ok(60)]
#> [Ok(10), Err(division by zero), Ok(5)]
#> []
