#! code: E0028
#! contains: cannot derive `Row` for `Signal`
type Signal do
  On
  Off
end deriving(Row)

fn main() do
end
