# Every function of Json at its edges.
struct Point do
  x :: Int
  y :: Float
end deriving(Json, Eq)

struct Person do
  name :: String
  age :: Option<Int>
  tags :: List<String>
  scores :: Map<String, Int>
  at :: Point
  ok :: Bool
end deriving(Json)

type Shape do
  Circle(Float)
  Rect(Int, Int)
  Empty
end deriving(Json)

type Level do
  Low
  High
end deriving(Json)

struct Wrap<T> do
  item :: T
end deriving(Json)

struct Rec do
  next :: Option<Rec>
end deriving(Json)

fn main() do
  println("${Json.encode(42)}")
  println("${Json.encode(-7)}")
  println("${Json.encode(1.0)}")
  println("${Json.encode(95.5)}")
  println("${Json.encode(-0.0)}")
  println("${Json.encode(1.0e21)}")
  println("${Json.encode(0.0 / 0.0)}")
  println("${Json.encode(1.0 / 0.0)}")
  println("${Json.encode(true)}")
  println("${Json.encode("a\"b\\c\n\r\té😀/")}")
  println("${JSON.encode("x")}")
  println("${Json.encode(())}")
  let none :: Option<Int> = None
  println("${Json.encode(none)}")
  println("${Json.encode(Some(1))}")
  println("${Json.encode([1, 2])}")
  let no_ints :: List<Int> = []
  println("${Json.encode(no_ints)}")
  println("${Json.encode([[1], []])}")
  println("${Json.encode(%{"b" => 1, "a" => 2})}")
  println("${Json.encode(%{2 => "x", -1 => "y"})}")
  let no_map :: Map<String, Int> = %{}
  println("${Json.encode(no_map)}")
  println("${Json.encode(%{"a\"" => [Some("x"), None]})}")
  println("${Json.encode(Point { x: 1, y: 2.0 })}")
  println("${Json.encode(Circle(1.5))}")
  println("${Json.encode(Rect(1, 2))}")
  println("${Json.encode(Empty)}")
  println("${Json.encode(High)}")
  println("${Json.encode(Wrap { item: [1] })}")
  println("${Json.encode(Wrap { item: "s" })}")
  println("${Json.encode(Rec { next: Some(Rec { next: None }) })}")
  let p = Person { name: "Ann", age: Some(3), tags: ["a"], scores: %{"m" => 1}, at: Point { x: 1, y: 0.5 }, ok: true }
  println("${Json.encode(p)}")
  println("${p.to_json()}")
  println("${Json.encode(p.to_json()) == Json.encode(p)}")
  println("${Json.encode_string("a\"")}")
  println("${Json.encode_int(42)}")
  println("${Json.encode_bool(false)}")
  println("${Json.encode_map(%{"a" => 1.0})}")
  println("${Json.encode_list([true])}")
  println("${Json.parse(" { \"b\" : [1, 2.50, -1e3, true, null], \"a\" : {} } ")}")
  println("${Json.parse("\"\\u0041\\ud83d\\ude00\\n\\/\"")}")
  println("${Json.parse("{\"a\":1,\"a\":2}")}")
  println("${Json.get("{\"a\":1,\"b\":\"x\\ny\",\"c\":[1, 2],\"d\":null,\"e\":{\"f\":true}}", "a")}")
  println("${Json.get("{\"b\":\"x\\u0041\"}", "b")}")
  println("${Json.get("{\"c\":[1,  2]}", "c")}")
  println("${Json.get("{\"d\":null}", "d").inspect()}")
  println("${Json.get("{\"d\":true}", "d")}")
  println("${Json.get("{\"d\":1.50}", "d")}")
  println("${Json.get("{}", "z").inspect()}")
  println("${Json.get("not json", "z").inspect()}")
  println("${Json.get("[1]", "0").inspect()}")
  println("${Json.get("", "z").inspect()}")
  println("${Json.get_nested("{\"e\":{\"f\":{\"g\":1}}}", "e", "f")}")
  println("${Json.get_nested("{\"e\":[1]}", "e", "f").inspect()}")
  println("${Json.get_nested("{}", "e", "f").inspect()}")
  println("${Point.from_json("{\"x\":1,\"y\":2,\"z\":[]}") == Ok(Point { x: 1, y: 2.0 })}")
  println("${Point.from_json("{\"x\":1.9,\"y\":-2.5e0}") == Ok(Point { x: 1, y: -2.5 })}")
  println("${error(Point.from_json("{\"y\":1}"))}")
  println("${error(Point.from_json("{\"x\":1}"))}")
  println("${error(Point.from_json("{}"))}")
  println("${error(Point.from_json("{\"x\":\"1\",\"y\":true}"))}")
  println("${error(Point.from_json("{\"x\":null,\"y\":1}"))}")
  println("${error(Point.from_json("{\"x\":1,\"y\":\"2\"}"))}")
  println("${error(Point.from_json("[]"))}")
  println("${error(Point.from_json("3"))}")
  let text = Json.encode(p)
  println("${ok(Person.from_json(text))}")
  println("${error(Person.from_json("{\"name\":1}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"tags\":{}}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"tags\":[1]}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"age\":\"x\"}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"tags\":[],\"scores\":[]}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"tags\":[],\"scores\":{},\"at\":1}"))}")
  println("${error(Person.from_json("{\"name\":\"\",\"tags\":[],\"scores\":{},\"at\":{\"x\":1,\"y\":1},\"ok\":1}"))}")
  println("${Json.encode(Shape.from_json("{\"tag\":\"Rect\",\"fields\":[1,2,3]}") |> unwrap())}")
  println("${error(Shape.from_json("{\"fields\":[]}"))}")
  println("${error(Shape.from_json("{\"tag\":\"Rect\"}"))}")
  println("${error(Shape.from_json("{\"tag\":\"Blob\",\"fields\":[]}"))}")
  println("${error(Shape.from_json("{\"tag\":\"Rect\",\"fields\":[1]}"))}")
  println("${error(Shape.from_json("{\"tag\":\"Rect\",\"fields\":[\"a\",1]}"))}")
  println("${error(Level.from_json("{\"tag\":\"Mid\",\"fields\":[]}"))}")
  println("${ok(Level.from_json("{\"tag\":\"High\",\"fields\":[]}"))}")
  println("${ok(Rec.from_json("{\"next\":{\"next\":{}}}"))}")
end

fn error<T>(r :: T!String) -> String do
  case r do
    Ok(_) -> "fine"
    Err(e) -> e
  end
end

fn ok<T>(r :: T!String) -> Bool do
  case r do
    Ok(_) -> true
    Err(_) -> false
  end
end

fn unwrap(r :: Shape!String) -> Shape do
  case r do
    Ok(s) -> s
    Err(_) -> Empty
  end
end
#> 42
#> -7
#> 1.0
#> 95.5
#> -0.0
#> 1000000000000000000000.0
#> null
#> null
#> true
#> "a\"b\\c\n\r\té😀/"
#> "x"
#> null
#> null
#> 1
#> [1,2]
#> []
#> [[1],[]]
#> {"b":1,"a":2}
#> {"2":"x","-1":"y"}
#> {}
#> {"a\"":["x",null]}
#> {"x":1,"y":2.0}
#> {"tag":"Circle","fields":[1.5]}
#> {"tag":"Rect","fields":[1,2]}
#> {"tag":"Empty","fields":[]}
#> {"tag":"High","fields":[]}
#> {"item":[1]}
#> {"item":"s"}
#> {"next":{"next":null}}
#> {"name":"Ann","age":3,"tags":["a"],"scores":{"m":1},"at":{"x":1,"y":0.5},"ok":true}
#> {"name":"Ann","age":3,"tags":["a"],"scores":{"m":1},"at":{"x":1,"y":0.5},"ok":true}
#> true
#> "a\""
#> 42
#> false
#> {"a":1.0}
#> [true]
#> Ok({"b":[1,2.50,-1e3,true,null],"a":{}})
#> Ok("A😀\n/")
#> Ok({"a":2})
#> 1
#> xA
#> [1,2]
#> ""
#> true
#> 1.50
#> ""
#> ""
#> ""
#> ""
#> {"g":1}
#> ""
#> ""
#> true
#> true
#> missing field: x
#> missing field: y
#> missing field: x
#> expected Int
#> expected Int
#> expected Float
#> expected Object
#> expected Object
#> true
#> expected String
#> expected Array
#> expected String
#> expected Int
#> expected Object
#> expected Object
#> expected Bool
#> {"tag":"Rect","fields":[1,2]}
#> missing field: tag
#> missing field: fields
#> unknown variant for Shape
#> array index 1 out of bounds (length 1)
#> expected Int
#> unknown variant for Level
#> true
#> true
