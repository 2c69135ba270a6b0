#! code: E0006
#! contains: does not satisfy trait
fn tw(x) = x + x
fn f() = tw("a")
fn main() do
end
