#! code: E0022
#! contains: catch-all clause must be the last clause of the closure
fn main() do
  let f = fn 0 -> "none" | n -> "many" | m when m < 0 -> "neg" end
  println(f(-1))
end
