#! stderr: Mesh panic at last_call.mpl:5: List.get: index 7 out of bounds (len 3)
#! stderr: Mesh panic at last_call.mpl:13: List.get: index 9 out of bounds (len 3)
# A failing library function is reported where the program calls it, also when the call is the last thing that a function does.
fn seventh(xs :: List<Int>) -> Int do
  List.nth(xs, 7)
end

fn main() do
  let xs = [1, 2, 3]
  println("${Job.await(Job.async(fn -> seventh(xs) end))}")
  let job = Job.async(fn ->
    # Nothing of the program is left behind this call.
    List.nth(xs, 9)
  end)
  println("${Job.await(job)}")
end
#> Err(List.get: index 7 out of bounds (len 3))
#> Err(List.get: index 9 out of bounds (len 3))
