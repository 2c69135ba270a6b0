#! code: E0004
#! contains: undefined
impl Nope for Int do
end
fn main() do
end
