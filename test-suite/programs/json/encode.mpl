struct Address do
  city :: String
  zip :: Option<String>
end deriving(Json)

struct Person do
  name :: String
  age :: Int
  height :: Float
  active :: Bool
  tags :: List<String>
  scores :: Map<String, Int>
  address :: Address
end deriving(Json)

fn main() do
  let a = Address { city: "Graz", zip: None }
  println(Json.encode(a))
  let p = Person {
    name: "Ann \"A\"", age: 30, height: 2.0, active: true,
    tags: ["x", "y"], scores: %{"m" => 1, "a" => 2}, address: a
  }
  println(Json.encode(p))
  println("${a.to_json()}")
  println(Json.encode([1, 2, 3]) <> Json.encode(Some(1.5)) <> Json.encode(()) <> Json.encode("t\n"))
  println(Json.encode(%{1 => "one"}))
  let none :: Option<Int> = None
  println(Json.encode(none))
  println("${Json.encode_string("q\"\\\t")} ${Json.encode_int(-4)} ${Json.encode_bool(false)}")
  println(Json.encode([1.0, 95.5, 1.0 / 0.0]))
end
#> {"city":"Graz","zip":null}
#> {"name":"Ann \"A\"","age":30,"height":2.0,"active":true,"tags":["x","y"],"scores":{"m":1,"a":2},"address":{"city":"Graz","zip":null}}
#> {"city":"Graz","zip":null}
#> [1,2,3]1.5null"t\n"
#> {"1":"one"}
#> null
#> "q\"\\\t" -4 false
#> [1.0,95.5,null]
