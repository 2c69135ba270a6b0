#! code: E0031
#! code: E0031
#! code: E0034
#! contains: module `Maths` not found
#! contains: module `Shapes` not found
#! contains: `middle` is not exported by module `List`
import Maths
from Shapes import Circle, Draw, area
from List import middle

struct Dot do
  x :: Int
end
impl Draw for Dot do
  fn draw(self) -> String = "."
end

fn size(c :: Circle) -> Float = area(c)
fn edge(c :: Maths.Edge) -> Int = 1

fn main() do
  println("${Maths.abs(-1)} ${middle([1, 2, 3])}")
end
#> error[E0031]: module `Maths` not found
#>  --> lost_imports.mpl:7:8
#>   |
#> 7 | import Maths
#>   |        ^^^^^
#>   |
#>   = help: did you mean `Math`?
#>
#> error[E0031]: module `Shapes` not found
#>  --> lost_imports.mpl:8:6
#>   |
#> 8 | from Shapes import Circle, Draw, area
#>   |      ^^^^^^
#>
#> error[E0034]: `middle` is not exported by module `List`; available: List, all, any, append, chunk, collect, concat, contains, drop, enumerate, fetch, filter, find, first, flat_map, flatten, fold_right, get, group_by, head, index_of, iter, last, length, …
#>  --> lost_imports.mpl:9:18
#>   |
#> 9 | from List import middle
#>   |                  ^^^^^^
#>
#> error: Compilation failed due to errors above.
