#! code: E0028
#! contains: cannot derive `Foo` for `S`
struct S do
  x :: Int
end deriving(Foo)
fn main() do
end
