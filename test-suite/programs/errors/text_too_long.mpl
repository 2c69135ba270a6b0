#! exit: 1
#! stderr: String.repeat: a text cannot be longer than 4 GiB
#! stderr: String.pad_left: a text cannot be longer than 4 GiB
fn main() do
  println("${Job.await(Job.async(fn -> String.pad_left("a", 9000000000, "x") end))}")
  println(String.repeat("abc", 9000000000))
end
#> Err(String.pad_left: a text cannot be longer than 4 GiB)
