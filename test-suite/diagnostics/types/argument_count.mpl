#! code: E0003
#! contains: expected 2 argument(s), found 1
fn add_two(a, b) = a + b

fn main() do
  println("${add_two(1)}")
end
