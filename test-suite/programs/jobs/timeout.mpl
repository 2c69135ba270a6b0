fn main() do
  let job = Job.async(fn ->
    Timer.sleep(150)
    "finished"
  end)
  println("${Job.await_timeout(job, 10)}")
  println("${Job.await(job)}")
  println("${Job.await_timeout(job, 10)}")
end
#> Err(timeout)
#> Ok(finished)
#> Ok(finished)
