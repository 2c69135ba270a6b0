#! code: E0036
#! contains: `?` operator requires function to return `Result` or `Option`
fn number(s :: String) -> Int do
  String.to_int(s)?
end

fn main() do
  println("${number("1")}")
end
