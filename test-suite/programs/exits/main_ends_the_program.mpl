#! exit: 1
#! timeout: 10
#! stderr: Mesh panic at main_ends_the_program.mpl:14: List.tail: empty list
# The failure of the main process ends all others.
actor sleeper() do
  Timer.sleep(60000)
  println("never")
end

fn main() do
  spawn(sleeper)
  println("before")
  let none :: List<Int> = []
  println("${List.tail(none)}") # panics here
end
#> before
