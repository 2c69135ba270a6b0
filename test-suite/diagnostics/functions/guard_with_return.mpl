#! code: E0013
#! contains: invalid guard expression
fn kind(n :: Int) -> String do
  case n do
    x when (return "left") -> "one"
    _ -> "other"
  end
end

fn main() do
  println(kind(1))
end
