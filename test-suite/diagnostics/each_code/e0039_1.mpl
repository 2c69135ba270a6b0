#! code: E0039
#! contains: cannot be mapped from a database row
struct S do
  f :: List<Int>
end deriving(Row)
fn main() do
end
