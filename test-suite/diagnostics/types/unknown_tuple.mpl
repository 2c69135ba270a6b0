#! code: E0001
#! contains: annotate it with its type
fn third(t) = Tuple.nth(t, 2)

fn main() do
end
