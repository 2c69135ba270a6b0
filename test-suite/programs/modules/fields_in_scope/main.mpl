# A field or method name that several modules declare means what the file at hand can name.
import Graph.Search
import Graph.Nodes
import Shop.Till
from Shop.Till import paid

fn main() do
  let g = Node { out: %{"a" => ["b", "c"], "b" => ["a"], "c" => []} }
  println("${Search.reached(g, "a")} ${Search.extents([g, g])}")
  let t = Till { out: [3, 4], kept: 9 }
  println("${paid(t)} ${Till.extent(t)}")
end
#> [a, b, c] [3, 3]
#> 7 9
