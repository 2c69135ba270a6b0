#! code: E0004
#! contains: undefined type
fn show(p :: Pointt) = "p"

fn main() do
end
