#! code: E0038
#! contains: is not JSON-serializable
struct S do
  f :: Int
end
fn f(s :: S) = Json.encode(s)
fn main() do
end
