#! code: P0001
#! contains: this string is not closed
#! contains: missing_closing_quote.mpl:6:
fn main() do
  let name = "x"
  println("a <> b)
  println("${name} and ${name}")
  println("c")
end
