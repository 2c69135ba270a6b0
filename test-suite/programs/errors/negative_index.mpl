#! stderr: out of bounds (len 2)
# Seen through jobs, so that one program shows several.
fn main() do
  let xs = [1, 2]
  println("${Job.await(Job.async(fn -> xs[-1] end))}")
  println("${Job.await(Job.async(fn -> List.get(xs, 2) end))}")
  println("${Job.await(Job.async(fn -> List.tail(List.drop(xs, 5)) end))}")
  let q :: Queue<Int> = Queue.new()
  println("${Job.await(Job.async(fn -> Queue.pop(q) end))}")
  println("${Job.await(Job.async(fn -> Queue.peek(q) end))}")
  let i = 2
  println("${Job.await(Job.async(fn -> Tuple.nth((1, 2), i) end))}")
end
#> Err(List.get: index -1 out of bounds (len 2))
#> Err(List.get: index 2 out of bounds (len 2))
#> Err(List.tail: empty list)
#> Err(Queue.pop: empty queue)
#> Err(Queue.peek: empty queue)
#> Err(Tuple.nth: index 2 out of bounds (len 2))
