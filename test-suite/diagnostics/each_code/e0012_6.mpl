#! code: E0012
#! contains: non-exhaustive
fn f(x :: Int?) do
  let Some(y) = x
  y
end
fn main() do
end
