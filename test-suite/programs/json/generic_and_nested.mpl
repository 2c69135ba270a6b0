struct Page<T> do
  items :: List<T>
  next :: Option<Int>
end deriving(Json)

struct Tag do
  name :: String
end deriving(Json)

type Kind do
  Plain
  Tagged(Tag)
end deriving(Json)

struct Doc do
  kind :: Kind
  meta :: Map<String, List<Tag>>
end deriving(Json)

fn main() do
  println(Json.encode(Page { items: [1, 2], next: Some(3) }))
  println(Json.encode(Page { items: [Tag { name: "t" }], next: None }))
  let d = Doc { kind: Tagged(Tag { name: "k" }), meta: %{"m" => [Tag { name: "x" }], "e" => []} }
  let text = Json.encode(d)
  println(text)
  case Doc.from_json(text) do
    Ok(back) -> println("${Json.encode(back) == text}")
    Err(e) -> println(e)
  end
end
#> {"items":[1,2],"next":3}
#> {"items":[{"name":"t"}],"next":null}
#> {"kind":{"tag":"Tagged","fields":[{"name":"k"}]},"meta":{"m":[{"name":"x"}],"e":[]}}
#> true
