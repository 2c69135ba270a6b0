#! code: E0028
#! code: E0004
#! code: E0007
#! contains: cannot derive `Shiny` for `Coin`
#! contains: undefined type
#! contains: is missing method
struct Coin do
  value :: Int
end deriving(Shiny)

struct Purse do
  coins :: List<Coins>
end deriving()

interface Show do
  fn show(self) -> String
end
impl Show for Coin do
end

fn main() do
end
