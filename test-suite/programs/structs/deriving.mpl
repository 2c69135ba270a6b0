struct Point do
  x :: Int
  y :: Int
end deriving(Eq, Ord, Display, Debug, Hash)

struct Label do
  text :: String
  at :: Point
end deriving(Display, Debug)

struct Empty do
end deriving(Display, Debug, Eq)

fn main() do
  let p = Point { x: 1, y: 2 }
  println("${p} ${p.to_string()} ${p.inspect()}")
  let l = Label { text: "hi", at: p }
  println("${l}")
  println(l.inspect())
  println("${Empty {}}")
  println((Empty {}).inspect())
  println("${Empty {} == Empty {}}")
  println("${[p, p]} ${Some(p)}")
  println("${p < Point { x: 1, y: 3 }} ${p < Point { x: 0, y: 9 }} ${compare(p, p)}")
  println("${p.hash() == hash((1, 2))}")
end
#> Point(1, 2) Point(1, 2) Point { x: 1, y: 2 }
#> Label(hi, Point(1, 2))
#> Label { text: hi, at: Point(1, 2) }
#> Empty()
#> Empty {}
#> true
#> [Point(1, 2), Point(1, 2)] Some(Point(1, 2))
#> true false Equal
#> true
