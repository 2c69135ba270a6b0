#! code: E0028
#! contains: cannot derive `Row` for `S`
type S do
  A
end deriving(Row)
fn main() do
end
