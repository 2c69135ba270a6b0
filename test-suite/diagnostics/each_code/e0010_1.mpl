#! code: E0010
#! contains: unknown variant
type T do
  A
end
fn f() = T.B
fn main() do
end
