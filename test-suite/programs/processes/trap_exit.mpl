#! stderr: List.head: empty list
actor worker() do
  receive do
    xs -> println("head ${List.head(xs) + 0}")
  end
end

actor keeper() do
  Process.trap_exit(true)
  let a = spawn(worker)
  link(a)
  send(a, [])
  receive do
    (:exit, pid, reason) -> println("${pid == a} ${reason}")
  end
  let b = spawn(worker)
  link(b)
  send(b, [4])
  receive do
    (:exit, _, reason) -> println("b ${reason}")
  end
  link(b)
  receive do
    (:exit, _, reason) -> println("again ${reason}")
  end
  println("keeper lives")
end

fn main() do
  spawn(keeper)
end
#> true List.head: empty list
#> head 4
#> b normal
#> again noproc
#> keeper lives
