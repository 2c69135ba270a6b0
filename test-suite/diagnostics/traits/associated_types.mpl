#! code: E0040
#! code: E0041
#! contains: missing associated type
#! contains: not declared by the trait
interface Container do
  type Item
  fn count(self) -> Int
end
struct Box do
  n :: Int
end
struct Bag do
  n :: Int
end
impl Container for Box do
  fn count(self) -> Int = 1
end
impl Container for Bag do
  type Item = Int
  type Extra = Int
  fn count(self) -> Int = 2
end

fn main() do
end
