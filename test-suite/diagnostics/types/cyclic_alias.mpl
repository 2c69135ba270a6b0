#! code: E0002
#! contains: infinite type
type Left = List<Right>
type Right = List<Left>

fn main() do
end
