#! code: E0039
#! contains: field `tags` has type `List<String>` which cannot be mapped from a database row
struct Post do
  title :: String
  tags :: List<String>
end deriving(Row)

fn main() do
end
