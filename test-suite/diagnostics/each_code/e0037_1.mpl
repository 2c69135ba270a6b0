#! code: E0037
#! contains: operator requires `Result` or `Option`
fn f() -> Int? = Some(5?)
fn main() do
end
