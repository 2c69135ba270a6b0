#! code: E0012
#! contains: non-exhaustive
fn f(xs) = for (1, b) in xs do b end
fn main() do
end
