#! code: P0001
#! contains: Parse error
fn f(x) = case x do
  "a${1}" -> 1
  _ -> 2
end
fn main() do
end
