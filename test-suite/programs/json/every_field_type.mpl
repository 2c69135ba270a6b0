struct Addr do
  street :: String
  zip :: Option<Int>
end deriving(Json, Eq)
struct User do
  name :: String
  age :: Int
  score :: Float
  admin :: Bool
  tags :: List<String>
  attrs :: Map<String, Int>
  addr :: Option<Addr>
  kind :: Kind
end deriving(Json)
type Kind do
  Plain
  Level(Int, String)
  Both(a :: Addr, b :: Option<String>)
end deriving(Json)
struct Page<T> do
  items :: List<T>
  total :: Int
end deriving(Json)
struct Empty do
end deriving(Json)
fn main() do
  let u = User { name: "A\"b\n", age: 3, score: 1.0, admin: true, tags: ["x"], attrs: %{"k" => 1}, addr: Some(Addr { street: "s", zip: None }), kind: Level(2, "z") }
  println(Json.encode(u))
  println("${u.to_json()}")
  println(Json.encode(%{u | addr: None, kind: Plain, score: 95.5, tags: [], attrs: %{}}))
  println(Json.encode(Page { items: [Some(1), None], total: 2 }))
  println(Json.encode(Empty {}) <> Json.encode(Plain) <> Json.encode(Both(Addr { street: "q", zip: Some(5) }, None)))
  println(Json.encode([1.5, 2.0, -0.0]) <> Json.encode(()) <> Json.encode("é/\u") <> Json.encode(%{1 => "a"}) <> Json.encode(None == Some(1)))
  println("${Addr.from_json("{\"street\":\"x\",\"zip\":null,\"extra\":[1]}")}")
  println("${Addr.from_json("{\"street\":\"x\"}")}")
  println("${Addr.from_json("{\"zip\":3}")}")
  println("${Addr.from_json("{\"street\":5}")}")
  println("${Addr.from_json("{\"street\":\"x\",\"zip\":\"q\"}")}")
  println("${Addr.from_json("[1]")}")
  println("${Kind.from_json("{\"tag\":\"Level\",\"fields\":[1.9,\"s\",7]}")}")
  println("${Kind.from_json("{\"tag\":\"Level\",\"fields\":[1]}")}")
  println("${Kind.from_json("{\"tag\":\"Zip\",\"fields\":[]}")}")
  println("${Kind.from_json("{\"fields\":[]}")}")
  println("${Kind.from_json("{\"tag\":\"Plain\"}")}")
  println("${Kind.from_json("3")}")
  println("${User.from_json(Json.encode(u)) |> fn r -> case r do
    Ok(v) -> Json.encode(v) == Json.encode(u)
    Err(e) -> false
  end end}")
  let p :: Page<Int>!String = Page.from_json("{\"items\":[1,2],\"total\":2}")
  println("${p}")
  println("${case Addr.from_json("{bad") do
    Ok(_) -> "ok"
    Err(_) -> "err"
  end}")
  println("${List.map(["{\"street\":\"a\"}", "{}"], Addr.from_json)}")
  case Json.parse("{\"b\": [1, 2.50, true, null], \"a\": {\"x\": \"y\"}}") do
    Ok(j) -> println("${j} ${Json.encode(j)}")
    Err(e) -> println(e)
  end
  println(Json.get("{\"a\":\"s\",\"n\":1.50,\"o\":{\"x\":[1]}}", "a") <> Json.get("{\"n\":1.50}", "n") <> Json.get("{\"o\":{\"x\":[1]}}", "o") <> Json.get("zz", "o") <> "|" <> Json.get_nested("{\"o\":{\"x\":\"deep\"}}", "o", "x"))
end
#> {"name":"A\"b\n","age":3,"score":1.0,"admin":true,"tags":["x"],"attrs":{"k":1},"addr":{"street":"s","zip":null},"kind":{"tag":"Level","fields":[2,"z"]}}
#> {"name":"A\"b\n","age":3,"score":1.0,"admin":true,"tags":["x"],"attrs":{"k":1},"addr":{"street":"s","zip":null},"kind":{"tag":"Level","fields":[2,"z"]}}
#> {"name":"A\"b\n","age":3,"score":95.5,"admin":true,"tags":[],"attrs":{},"addr":null,"kind":{"tag":"Plain","fields":[]}}
#> {"items":[1,null],"total":2}
#> {}{"tag":"Plain","fields":[]}{"tag":"Both","fields":[{"street":"q","zip":5},null]}
#> [1.5,2.0,-0.0]null"é/u"{"1":"a"}false
#> Ok(Addr { street: x, zip: None })
#> Ok(Addr { street: x, zip: None })
#> Err(missing field: street)
#> Err(expected String)
#> Err(expected Int)
#> Err(expected Object)
#> Ok(Level(1, s))
#> Err(array index 1 out of bounds (length 1))
#> Err(unknown variant for Kind)
#> Err(missing field: tag)
#> Err(missing field: fields)
#> Err(expected Object)
#> true
#> Ok(Page { items: [1, 2], total: 2 })
#> err
#> [Ok(Addr { street: a, zip: None }), Err(missing field: street)]
#> {"b":[1,2.50,true,null],"a":{"x":"y"}} {"b":[1,2.50,true,null],"a":{"x":"y"}}
#> s1.50{"x":[1]}|deep
