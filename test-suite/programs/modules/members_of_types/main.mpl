from Geo import Point
import Geo
fn main() do
  let p = Point { x: 1, y: 2 }
  println("${Geo.Point.origin()} ${Point.describe(p)} ${p.describe()} ${Geo.Point.describe(p)}")
  println("${Geo.Shape.Circle(1)} ${Geo.Shape.area(Geo.Circle(2))} ${Geo.Circle(3).area()}")
  let f = Geo.Circle
  println("${List.map([1, 2], Geo.Circle)} ${f(9)} ${List.map([p], Point.describe)}")
  println("${case Geo.Circle(4) do
    Geo.Circle(n) -> n
    Geo.Shape.Square(n) -> n
  end}")
end
#> Point(0, 0) P1 P1 P1
#> Circle(1) 6 9
#> [Circle(1), Circle(2)] Circle(9) [P1]
#> 4
