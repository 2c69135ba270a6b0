# Definitions of the file win over imported names, and those over the prelude; a module may be called like a library one.
from Lists import map, size
import Math

fn size(_xs) = -1
fn filter(xs, _f) = xs

fn main() do
  println("${map([1, 2])}")
  println("${size([1, 2])}")
  println("${filter([1, 2], 5)}")
  println("${Math.answer()} ${Math.half(9)}")
end
#> mapped [1, 2]
#> -1
#> [1, 2]
#> 42 4
