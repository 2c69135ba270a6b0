#! stderr: division by zero
service Divider do
  fn init(n :: Int) do n end
  call Divide(by :: Int) :: Int do |n|
    (n, n / by)
  end
  cast Ruin() do |n|
    n / 0
  end
end

fn main() do
  let d = Divider.start(100)
  println("${Divider.divide(d, 5)}")
  let failed = Job.async(fn -> Divider.divide(d, 0) end)
  println("${Job.await(failed)}")
  println("${Process.alive(d)}")
  # A cast to a dead service is dropped, a call fails.
  Divider.ruin(d)
  case Job.await(Job.async(fn -> Divider.divide(d, 5) end)) do
    Ok(n) -> println("answered ${n}")
    Err(e) -> println("${String.starts_with(e, "service call failed: ")}")
  end
end
#> 20
#> Err(service call failed: division by zero)
#> false
#> true
