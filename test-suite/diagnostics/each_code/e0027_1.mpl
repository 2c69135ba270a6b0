#! code: E0027
#! contains: ambiguous method
interface A do
  fn m(self) -> Int
end
interface B do
  fn m(self) -> Int
end
impl A for Int do
  fn m(self) = 1
end
impl B for Int do
  fn m(self) = 2
end
fn f() = 5.m()
fn main() do
end
