#! code: E0030
#! code: E0030
#! code: E0030
#! code: E0034
#! code: E0004
#! code: E0004
#! code: E0004
#! contains: help: did you mean `describe`?
#! contains: help: did you mean `reverse`?
#! contains: help: did you mean `length`?
#! contains: help: did you mean `Shapes`?
#! contains: help: add `import Utils` to use the module
#! contains: help: did you mean `Point`?
import Shapes
struct Point do
  x :: Int
end
interface Describe do
  fn describe(self) -> String
end
impl Describe for Point do
  fn describe(self) -> String do "point" end
end
fn main() do
  let p = Point { x: 1 }
  println(p.desribe())
  println("${[1].revers()} ${"abc".lenght()} ${String.lenght("abc")}")
  println("${Shape.area(1)} ${Utils.twice(1)} ${Pont.describe(p)}")
end
