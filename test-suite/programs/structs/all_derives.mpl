struct U do
  name :: String
  age :: Int
  score :: Float
  ok :: Bool
  nick :: Option<String>
  tags :: List<String>
  meta :: Map<String, Int>
end deriving(Json, Eq)
type Sh do
  Circle(Float)
  Rect(Float, Float)
  Unit
  Tagged(String, List<Int>)
end deriving(Json, Display, Eq)
struct Wrap<T> do
  v :: T
  o :: Option<T>
end deriving(Json, Eq, Display, Ord, Debug, Hash)
struct Nest do
  u :: Option<Nest>
  s :: List<Sh>
end deriving(Json)
struct R do
  id :: Int
  name :: String
  w :: Float
  on :: Bool
  opt :: Option<Int>
end deriving(Row)
struct OrgUnit do
  id :: Int
  title :: String
  rate :: Option<Float>
  flag :: Bool
  data :: List<Int>
  timestamps true
  has_many :posts, Post
  belongs_to :owner, Person
  has_one :badge, Badge
end deriving(Schema)
struct Tbl do
  table "my_table"
  primary_key :uuid
  uuid :: String
end deriving(Schema)
struct Empty do
end deriving(Display, Debug, Eq, Ord, Hash, Json)
struct OrdT do
  a :: Int
  b :: String
end deriving(Eq, Ord)
type Lvl do
  Low
  Mid(Int)
  High(String, Int)
end deriving(Eq, Ord)
struct NotOrd do
  f :: Fun(Int) -> Int
end
struct HasBool do
  b :: Bool
  n :: Int
end
fn main() do
  let u = U { name: "a\"b\n", age: -3, score: 2.0, ok: true, nick: None, tags: ["x", "y"], meta: %{"k" => 1} }
  println(Json.encode(u))
  println("${U.from_json(Json.encode(u)) == Ok(u)} ${u.to_json()}")
  println("${U.from_json("{}")}")
  println("${U.from_json("{\"name\":5}")}")
  println("${U.from_json("[1]")}")
  println(Json.encode([Circle(1.5), Rect(1.0, 2.0), Unit, Tagged("t", [1, 2])]))
  println("${Sh.from_json("{\"tag\":\"Rect\",\"fields\":[1,2.5,9]}")} ${Sh.from_json("{\"tag\":\"Nope\",\"fields\":[]}")} ${Sh.from_json("{\"tag\":\"Rect\",\"fields\":[1]}")} ${Sh.from_json("{\"tag\":\"Rect\"}")} ${Sh.from_json("{\"fields\":[]}")}")
  let w = Wrap { v: 1, o: Some(2) }
  println("${Json.encode(w)} ${w} ${w.inspect()} ${Wrap { v: "s", o: None }} ${w < Wrap { v: 1, o: Some(3) }} ${w == w} ${Wrap { v: 1, o: None } < w}")
  println(Json.encode(Nest { u: Some(Nest { u: None, s: [] }), s: [Unit] }))
  println("${Json.encode(%{"a" => [Some(1), None]})} ${Json.encode("q")} ${Json.encode(1.0)} ${Json.encode([true])}")
  let row = %{"id" => " 7 ", "name" => "n", "w" => "1.5", "on" => "T", "opt" => "", "extra" => "z"}
  println("${R.from_row(row)}")
  println("${R.from_row(Map.put(row, "id", "x"))} ${R.from_row(Map.delete(row, "name"))} ${R.from_row(Map.put(row, "on", "maybe"))} ${R.from_row(Map.put(row, "opt", "q"))} ${R.from_row(Map.put(row, "w", "abc"))}")
  println("${OrgUnit.__table__()} ${OrgUnit.__primary_key__()} ${OrgUnit.__fields__()} ${OrgUnit.__field_types__()}")
  println("${OrgUnit.__relationships__()} ${OrgUnit.__relationship_meta__()} ${OrgUnit.__title_col__()}")
  println("${Tbl.__table__()} ${Tbl.__primary_key__()} ${Tbl.__fields__()}")
  println("${Empty {}} ${Empty {} == Empty {}} ${Json.encode(Empty {})} ${inspect(Empty {})} ${hash(Empty {})}")
  println("${OrdT { a: 1, b: "z" } < OrdT { a: 2, b: "a" }} ${OrdT { a: 1, b: "a" } <= OrdT { a: 1, b: "a" }} ${compare(OrdT { a: 1, b: "b" }, OrdT { a: 1, b: "a" })}")
  println("${Low < Mid(0)} ${Mid(5) < Mid(6)} ${High("a", 2) > High("a", 1)} ${Mid(9) < High("", 0)} ${compare(Low, Low)}")
  println("${[Mid(2), High("x", 1), Low, Mid(1)] |> List.sort(fn a, b -> case compare(a, b) do
    Less -> -1
    Equal -> 0
    Greater -> 1
  end end)}")
  println("${HasBool { b: true, n: 1 } == HasBool { b: true, n: 1 }} ${HasBool { b: true, n: 1 }}")
end
#> {"name":"a\"b\n","age":-3,"score":2.0,"ok":true,"nick":null,"tags":["x","y"],"meta":{"k":1}}
#> true {"name":"a\"b\n","age":-3,"score":2.0,"ok":true,"nick":null,"tags":["x","y"],"meta":{"k":1}}
#> Err(missing field: name)
#> Err(expected String)
#> Err(expected Object)
#> [{"tag":"Circle","fields":[1.5]},{"tag":"Rect","fields":[1.0,2.0]},{"tag":"Unit","fields":[]},{"tag":"Tagged","fields":["t",[1,2]]}]
#> Ok(Rect(1, 2.5)) Err(unknown variant for Sh) Err(array index 1 out of bounds (length 1)) Err(missing field: fields) Err(missing field: tag)
#> {"v":1,"o":2} Wrap(1, Some(2)) Wrap { v: 1, o: Some(2) } Wrap(s, None) true true true
#> {"u":{"u":null,"s":[]},"s":[{"tag":"Unit","fields":[]}]}
#> {"a":[1,null]} "q" 1.0 [true]
#> Ok(R { id: 7, name: n, w: 1.5, on: true, opt: None })
#> Err(cannot parse 'x' as Int) Err(missing column: name) Err(cannot parse 'maybe' as Bool) Err(cannot parse 'q' as Int) Err(cannot parse 'abc' as Float)
#> orgunits id [id, title, rate, flag, data, inserted_at, updated_at] [id:BIGINT, title:TEXT, rate:DOUBLE PRECISION, flag:BOOLEAN, data:TEXT, inserted_at:TEXT, updated_at:TEXT]
#> [has_many:posts:Post, belongs_to:owner:Person, has_one:badge:Badge] [has_many:posts:Post:orgunit_id:posts, belongs_to:owner:Person:owner_id:persons, has_one:badge:Badge:orgunit_id:badges] title
#> my_table uuid [uuid]
#> Empty() true {} Empty {} -3750763034362895579
#> true true Greater
#> true true true true Equal
#> [Low, Mid(1), Mid(2), High(x, 1)]
#> true HasBool { b: true, n: 1 }
