#! code: E0025
#! contains: guard expression must return `Bool`
fn kind(n) do
  case n do
    x when x + 1 -> "one"
    _ -> "other"
  end
end

fn main() do
  println(kind(1))
end
