# Work split over many jobs, and a job that is awaited by another one.
fn sum(from, to, acc) = if from >= to do acc else sum(from + 1, to, acc + from) end

fn main() do
  let jobs = for i in 0..10 do
    Job.async(fn -> sum(i * 10000, (i + 1) * 10000, 0) end)
  end
  let total = List.reduce(jobs, 0, fn acc, j -> case Job.await(j) do
    Ok(n) -> acc + n
    Err(_) -> -1
  end end)
  println("${total}")
  let first = Job.async(fn -> 5 end)
  let second = Job.async(fn -> case Job.await(first) do
    Ok(n) -> n + 1
    Err(_) -> 0
  end end)
  println("${Job.await(second)}")
end
#> 4999950000
#> Ok(6)
