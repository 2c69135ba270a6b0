#! code: E0002
#! contains: infinite type
fn f(x, n) = if n == 0 do 0 else f((x, x), n - 1) end
fn main() do
  println("${f(1, 3)}")
end
