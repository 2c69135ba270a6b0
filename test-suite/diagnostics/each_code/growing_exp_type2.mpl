#! code: E0002
#! contains: infinite type
fn f0(x) = (x, x)
fn f1(x) = f0(f0(x))
fn f2(x) = f1(f1(x))
fn f3(x) = f2(f2(x))
fn f4(x) = f3(f3(x))
fn f5(x) = f4(f4(x))
fn f6(x) = f5(f5(x))
fn f7(x) = f6(f6(x))
fn main() do
  let y = f7(1)
  println("ok")
end
