#! code: E0003
#! contains: expected 2 argument(s), found 1
struct Cache do
  entries :: Map<String>
end deriving()

fn main() do
end
