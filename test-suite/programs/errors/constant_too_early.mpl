#! exit: 1
#! stderr: constant `later` is used before it has a value
let early = reads_later()
let later = "value"
fn reads_later() = later <> "!"
fn main() do
  println(early)
end
