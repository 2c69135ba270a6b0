#! code: E0010
#! contains: unknown variant
type T do
  A
end
fn f(t :: T) = case t do
  B(x) -> 1
  _ -> 2
end
fn main() do
end
