#! exit: 1
#! stderr: Error: None
fn main() do
  let n = String.to_int("12")?
  println("${n}")
  let m = String.to_int("twelve")?
  println("never ${m}")
end
#> 12
