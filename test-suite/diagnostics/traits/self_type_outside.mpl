#! code: E0042
#! contains: cannot resolve associated type
fn first(n :: Int) -> Self.Item do
  n
end

fn main() do
end
