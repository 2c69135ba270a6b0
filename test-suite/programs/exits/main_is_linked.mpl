#! exit: 1
#! stderr: Mesh panic at main_is_linked.mpl:9: List.head: empty list
#! stderr: Mesh: the main process ended: linked: List.head: empty list
# The main process ends with those it is linked to, and so does the program, which says why.
fn main() do
  println("begins")
  let none :: List<Int> = []
  link(spawn(fn ->
    println("${List.head(none)}")
  end))
  Timer.sleep(10000)
  println("never")
end
#> begins
