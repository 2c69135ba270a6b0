#! code: E0034
#! contains: is not exported by module
fn f() = String.foo("a")
fn main() do
end
