type Shape do
  Circle(Float)
  Rect(width :: Float, height :: Float)
  Dot
end

fn area(s) do
  case s do
    Circle(r) -> r * r * 3.0
    Rect(w, h) -> w * h
    Dot -> 0.0
  end
end
fn both(a, b) = case (a, b) do
  (Circle(_), Circle(_)) -> "circles"
  (Shape.Dot, _) | (_, Shape.Dot) -> "a dot"
  _ -> "else"
end
fn deep(o) = case o do
  Some(Some(0)) -> "zero inside"
  Some(Some(n)) -> "inside ${n}"
  Some(None) -> "none inside"
  None -> "none"
end

fn main() do
  println("${area(Circle(2.0))} ${area(Rect(2.0, 1.5))} ${area(Dot)}")
  println("${both(Circle(1.0), Circle(2.0))}, ${both(Dot, Circle(1.0))}, ${both(Rect(1.0, 1.0), Dot)}")
  println(both(Rect(1.0, 1.0), Circle(1.0)))
  println("${deep(Some(Some(0)))}, ${deep(Some(Some(4)))}, ${deep(Some(None))}, ${deep(None)}")
end
#> 12 3 0
#> circles, a dot, a dot
#> else
#> zero inside, inside 4, none inside, none
