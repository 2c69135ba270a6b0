type Shape do
  Circle(Float)
  Rect(Int, Int)
  Dot
end deriving(Json, Display)

fn show(text :: String) do
  case Shape.from_json(text) do
    Ok(s) -> println("${s}")
    Err(e) -> println("error: ${e}")
  end
end

fn main() do
  println(Json.encode([Circle(1.0), Rect(2, 3), Dot]))
  show("""{"tag":"Circle","fields":[2.5]}""")
  show("""{"fields":[1,2,9],"tag":"Rect"}""")
  show("""{"tag":"Dot","fields":[]}""")
  show("""{"tag":"Cube","fields":[]}""")
  show("""{"fields":[]}""")
  show("""{"tag":"Dot"}""")
  show("""{"tag":"Rect","fields":[1]}""")
end
#> [{"tag":"Circle","fields":[1.0]},{"tag":"Rect","fields":[2,3]},{"tag":"Dot","fields":[]}]
#> Circle(2.5)
#> Rect(1, 2)
#> Dot
#> error: unknown variant for Shape
#> error: missing field: tag
#> error: missing field: fields
#> error: array index 1 out of bounds (length 1)
