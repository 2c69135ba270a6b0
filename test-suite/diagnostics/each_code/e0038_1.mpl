#! code: E0038
#! contains: is not JSON-serializable
struct S do
  f :: Fun(Int) -> Int
end deriving(Json)
fn main() do
end
