let a = [1, 2, 3]
let b = List.length(a) + twice(1)
let handlers = %{"late" => fn -> late end, "b" => fn -> "${b}" end}
let svc = uses(a)
let (p, q) = (b * 2, "q${b}")
let late = "late value"
let table = for i in 0..3 do i * b end
let f = fn x -> x + b end
let opt :: Option<Int> = None
println("first ${p} ${q}")
fn twice(x) = x * 2
fn uses(xs) = List.map(xs, fn x -> x + b end)
fn use_late() = late <> "!"
fn main() do
  println("${a} ${b} ${svc} ${p} ${q} ${table} ${f(1)} ${opt} ${use_late()}")
  println("${handlers["late"]()} ${handlers["b"]()}")
  let j = Job.async(fn -> late <> use_late() end)
  println("${Job.await(j)}")
end
#> first 10 q5
#> [1, 2, 3] 5 [6, 7, 8] 10 q5 [0, 5, 10] 6 None late value!
#> late value 5
#> Ok(late valuelate value!)
