fn drain(q, acc) do
  if Queue.is_empty(q) do
    acc
  else
    let (x, rest) = Queue.pop(q)
    drain(rest, List.append(acc, x))
  end
end

fn main() do
  let q = List.reduce([1, 2, 3], Queue.new(), Queue.push)
  println("${q} ${Queue.size(q)} ${Queue.peek(q)} ${Queue.is_empty(q)}")
  let (x, rest) = Queue.pop(q)
  println("${x} ${rest} ${q}")
  println("${drain(q, [])}")
  let e :: Queue<Int> = Queue.new()
  println("${e} ${Queue.size(e)} ${Queue.is_empty(e)}")
  println("${rest == Queue.push(Queue.push(Queue.new(), 2), 3)} ${rest == q}")
end
#> Queue[1, 2, 3] 3 1 false
#> 1 Queue[2, 3] Queue[1, 2, 3]
#> [1, 2, 3]
#> Queue[] 0 true
#> true false
