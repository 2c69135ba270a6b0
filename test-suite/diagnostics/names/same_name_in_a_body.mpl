#! code: E0001
#! contains: expected `Main.P`, found `Main.1.P`
struct P do a :: Int end
fn f() do
  struct P do b :: Int end
  P { b: 1 }
end
fn g(p :: P) = p.a
fn main() do
  println("${g(f())}")
end
