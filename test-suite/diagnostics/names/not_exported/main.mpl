#! code: E0034
#! contains: `cube` is not exported by module `Shapes`
#! contains: available: 
from Shapes import square, cube

fn main() do
  println("${square(2)}")
end
