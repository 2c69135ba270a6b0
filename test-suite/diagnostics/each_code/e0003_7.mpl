#! code: E0003
#! contains: argument(s)
actor a(x) do
  println("${x + 1}")
end
fn f() = spawn(a)
fn main() do
end
