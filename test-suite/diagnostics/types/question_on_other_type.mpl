#! code: E0037
#! contains: `?` operator requires `Result` or `Option`
fn same(n :: Int) -> Int? do
  let x = n?
  Some(1)
end

fn main() do
  println("${same(1)}")
end
