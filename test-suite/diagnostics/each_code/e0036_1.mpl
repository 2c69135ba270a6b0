#! code: E0036
#! contains: operator requires function to return
fn f() -> Int = Some(1)?
fn main() do
end
