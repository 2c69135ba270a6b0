#! code: E0001
#! contains: error[E0001]: type mismatch: expected `Int`, found `String`
#! contains: mismatch_in_let.mpl:6:
#! contains: error: Compilation failed due to errors above.
fn main() do
  let n :: Int = "five"
  println("${n}")
end
