#! code: E0003
#! contains: expected 1 argument(s), found 2
fn f() = Some(1, 2)
fn main() do
end
