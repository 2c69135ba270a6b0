#! code: E0038
#! contains: field `run` of type
#! contains: is not JSON-serializable
struct Task do
  name :: String
  run :: Fun(Int) -> Int
end deriving(Json)

fn main() do
end
