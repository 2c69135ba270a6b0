#! args: one --two 3
#! env: SUITE_VALUE=from outside
#! stderr: on standard error
fn main() do
  println("${Env.args()}")
  println("${Env.get("SUITE_VALUE")} ${Env.get("SUITE_NOT_SET")}")
  IO.eprintln("on standard error")
  print("a")
  print("b")
  println("c")
end
#> [one, --two, 3]
#> Some(from outside) None
#> abc
