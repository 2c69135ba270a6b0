import Lib.Tools
import Lib
from Lib.Tools import hammer, Nail
fn main() do
  println("${Tools.hammer(1)} ${hammer(2)} ${Nail { n: 1 }} ${Lib.top()}")
end
#> 100 200 Nail { n: 1 } 300
