#! stderr: Mesh panic at failed_process.mpl:5: division by zero
# The failure of another process does not change the exit status.
actor worker() do
  receive do
    n -> println("${1 / n}") # panics here
  end
end

fn main() do
  let p = spawn(worker)
  send(p, 0)
  println("main is fine")
end
#> main is fine
