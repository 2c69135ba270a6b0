#! code: E0002
#! contains: infinite type
fn apply_to_itself(f) = f(f)

fn main() do
end
