import Utils
import Math.Vector
import Config
from MathOps import square, cube
from Shapes import Shape, Point, area

fn main() do
  println(Utils.shout("hi"))
  println("${square(4)} ${cube(2)}")
  println("${Vector.dot(Vector.Vec { x: 1, y: 2 }, Vector.make(3, 4))}")
  println("${Config.limit} ${Config.name()}")
  println("${area(Square(3))} ${area(Shape.Unit)}")
  let p = Point { x: 5, y: 6 }
  println("${p.x + p.y} ${p}")
  # Field access and methods need no import of the type.
  println("${Utils.secret().code} ${Utils.secret().show()}")
end
#> HI!
#> 16 8
#> 11
#> 30 config
#> 9 1
#> 11 Point(5, 6)
#> 42 hidden 42
