#! code: P0001
#! contains: unexpected character `'`
#! contains: strings have double quotes
fn main() do
  println('text')
end
