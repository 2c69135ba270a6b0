#! code: P0001
#! code: P0001
#! contains: several.mpl:6:
#! contains: several.mpl:10:
fn first() do
  let = 5
end

fn second(a) do
  a + * 2
end

fn main() do
end
