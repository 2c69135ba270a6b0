#! code: E0028
#! contains: cannot derive `Magic` for `Point`
struct Point do
  x :: Int
end deriving(Magic)

fn main() do
end
