# Encoders and decoders that are made for each type: what they write, and the first error in the order of the type.
type Option do
  Maybe(Int)
  Nope
end deriving(Json)

type Color do
  Red
  Green
end deriving(Json)

struct Inner do
  x :: Int
  y :: Float
end deriving(Json)

struct Own do
  o :: Option
  c :: Color
end deriving(Json)

struct Rec do
  next :: Rec
  n :: Int
end deriving(Json)

type Tree<T> do
  Leaf
  Node(Tree<T>, T, Tree<T>)
end deriving(Json)

struct All do
  a :: Int
  b :: List<Inner>
  m :: Map<String, Inner>
  s :: String?
  t :: Tree<String>
  f :: Bool
  u :: List<Int?>
end deriving(Json)

fn show<T>(r :: Result<T, String>) = case r do
  Ok(x) -> Json.encode(x)
  Err(e) -> "error: ${e}"
end

fn main() do
  println(Json.encode(Own { o: Maybe(3), c: Green }))
  println(Json.encode(Own { o: Nope, c: Red }))
  println(show(Own.from_json("{\"o\":{\"tag\":\"Maybe\",\"fields\":[4]},\"c\":{\"tag\":\"Green\",\"fields\":[]}}")))
  println(show(Own.from_json("{\"o\":null,\"c\":{\"tag\":\"Green\",\"fields\":[]}}")))
  println(show(Own.from_json("{\"c\":3}")))
  println(show(Rec.from_json("{}")))
  println(show(Rec.from_json("{\"next\":{\"next\":{}}}")))
  println(show(Inner.from_json("{\"y\":\"s\"}")))
  println(show(Inner.from_json("{\"y\":\"s\",\"x\":true}")))
  println(show(Inner.from_json("{\"y\":2,\"x\":2.9,\"x\":5,\"z\":[{}]}")))
  println(show(Inner.from_json("{\"y\":2,\"\\u0078\":7}")))
  println(show(Inner.from_json(" [1]")))
  println(show(Inner.from_json("{\"x\":1,\"y\":2} x")))
  println(show(All.from_json("{\"u\":[1,null,3],\"f\":false,\"a\":1,\"b\":[{\"x\":1,\"y\":1e3}],\"m\":{\"k\":{\"x\":1,\"y\":-0.5},\"a\\\"b\":{\"x\":2,\"y\":3},\"k\":{\"x\":9,\"y\":9}},\"t\":{\"tag\":\"Node\",\"fields\":[{\"tag\":\"Leaf\",\"fields\":[]},\"v\\u00e9\\n\",{\"tag\":\"Leaf\",\"fields\":[1,2]},5]}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[{\"x\":1,\"y\":2},{\"y\":1}],\"m\":3}")))
  println(show(All.from_json("{\"a\":1,\"b\":{},\"m\":3}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":[]}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"s\":4}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"fields\":[]}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":1}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":\"X\"}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":\"X\",\"fields\":{}}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":\"X\",\"fields\":[]}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":\"Node\",\"fields\":[{\"tag\":\"Leaf\",\"fields\":[]},\"s\"]}}")))
  println(show(All.from_json("{\"a\":1,\"b\":[],\"m\":{},\"t\":{\"tag\":\"Node\",\"fields\":[{\"tag\":\"Leaf\",\"fields\":[]}, 5]}}")))
  println(Json.encode(%{1 => [Some(1.0), None], -2 => []}))
  println(Json.encode(Some(())))
  println(Json.encode([Some("a\"b"), None]))
  println("${Inner { x: 1, y: 2.0 }.to_json()}")
  case Json.parse("{\"a\": [1.50, {\"b\": []}, {}, \"\\u00e9\\ud83d\\ude00\"], \"a\": null, \"c\": [true,[]]}") do
    Ok(j) -> println(Json.encode(j))
    Err(e) -> println(e)
  end
end
#> {"o":{"tag":"Maybe","fields":[3]},"c":{"tag":"Green","fields":[]}}
#> {"o":{"tag":"Nope","fields":[]},"c":{"tag":"Red","fields":[]}}
#> {"o":{"tag":"Maybe","fields":[4]},"c":{"tag":"Green","fields":[]}}
#> error: expected Object
#> error: missing field: o
#> error: missing field: next
#> error: missing field: next
#> error: missing field: x
#> error: expected Int
#> {"x":5,"y":2.0}
#> {"x":7,"y":2.0}
#> error: expected Object
#> error: unexpected text after the value at line 1 column 15
#> {"a":1,"b":[{"x":1,"y":1000.0}],"m":{"k":{"x":9,"y":9.0},"a\"b":{"x":2,"y":3.0}},"s":null,"t":{"tag":"Node","fields":[{"tag":"Leaf","fields":[]},"vé\n",{"tag":"Leaf","fields":[]}]},"f":false,"u":[1,null,3]}
#> error: missing field: x
#> error: expected Array
#> error: expected Object
#> error: expected String
#> error: missing field: tag
#> error: expected String
#> error: missing field: fields
#> error: expected Array
#> error: unknown variant for Tree
#> error: array index 2 out of bounds (length 2)
#> error: expected String
#> {"1":[1.0,null],"-2":[]}
#> null
#> ["a\"b",null]
#> {"x":1,"y":2.0}
#> {"a":null,"c":[true,[]]}
