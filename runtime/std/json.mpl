##! JSON. `Json.encode` and `T.from_json` are made by the compiler for every type; what they are made of is here. The order
##! of an object's members is kept, numbers keep the text that they were written with.

## A JSON value.
pub intrinsic type Json

## The value that a text says; `Err` names the line and column.
## Example: Json.parse("[1, 2]") == Ok(Json.array([Json.int(1), Json.int(2)]))
pub intrinsic fn parse(s :: String) -> Json!String
## Quoted and escaped.
## Example: Json.encode_string("a\"") == "\"a\\\"\""
pub intrinsic fn encode_string(s :: String) -> String
## A member of an object given as text: strings unquoted, `""` if there is none.
## Example: Json.get("{\"a\": 1}", "a") == "1"
pub intrinsic fn get(s :: String, key :: String) -> String
## The same two levels deep.
## Example: Json.get_nested("{\"a\": {\"b\": true}}", "a", "b") == "true"
pub intrinsic fn get_nested(s :: String, outer :: String, inner :: String) -> String
## A member of an object.
## Example: Json.field(Json.object([("a", Json.int(1))]), "a") == Some(Json.int(1))
pub intrinsic fn field(j :: Json, key :: String) -> Option<Json>
## An element of an array.
## Example: Json.at(Json.array([Json.null]), 0) == Some(Json.null)
pub intrinsic fn at(j :: Json, i :: Int) -> Option<Json>
## An array.
## Example: Json.encode(Json.array([Json.int(1), Json.null])) == "[1,null]"
pub intrinsic fn array(xs :: List<Json>) -> Json
## A boolean.
## Example: Json.encode(Json.bool(true)) == "true"
pub intrinsic fn bool(b :: Bool) -> Json
## A number.
## Example: Json.encode(Json.int(42)) == "42"
pub intrinsic fn int(n :: Int) -> Json
## A number, `null` for what JSON cannot say.
## Example: Json.encode(Json.float(1.0)) == "1.0"
pub intrinsic fn float(x :: Float) -> Json
## A string.
## Example: Json.encode(Json.string("x")) == "\"x\""
pub intrinsic fn string(s :: String) -> Json
## Whether the value is `null`.
## Example: Json.is_null(Json.null)
pub intrinsic fn is_null(j :: Json) -> Bool

intrinsic fn text(j :: Json) -> String
intrinsic fn equal(a :: Json, b :: Json) -> Bool
intrinsic fn null_value() -> Json
intrinsic fn of_map(m :: Map<String, Json>) -> Json
intrinsic fn decode_int(j :: Json) -> Int!String
intrinsic fn decode_float(j :: Json) -> Float!String
intrinsic fn decode_bool(j :: Json) -> Bool!String
intrinsic fn decode_string(j :: Json) -> String!String
intrinsic fn decode_list(j :: Json) -> List<Json>!String
intrinsic fn decode_object(j :: Json) -> Map<String, Json>!String

## `null`.
pub let null = null_value()

## The compact text of a value.
## Example: Json.encode(%{"a" => [Some(1), None]}) == "{\"a\":[1,null]}"
pub fn encode<T>(x :: T) -> String = __json_encode(x)

## The text of a number.
## Example: Json.encode_int(42) == "42"
pub fn encode_int(n :: Int) -> String = n.to_string()

## `true` or `false`.
## Example: Json.encode_bool(true) == "true"
pub fn encode_bool(b :: Bool) -> String = b.to_string()

## The text of an object.
## Example: Json.encode_map(%{"a" => 1}) == "{\"a\":1}"
pub fn encode_map<T>(m :: Map<String, T>) -> String = __json_encode(m)

## The text of an array.
## Example: Json.encode_list([1, 2]) == "[1,2]"
pub fn encode_list<T>(xs :: List<T>) -> String = __json_encode(xs)

## An object with these members in this order; later ones of a name win.
## Example: Json.encode(Json.object([("b", Json.int(1)), ("a", Json.null)])) == "{\"b\":1,\"a\":null}"
pub fn object(members :: List<(String, Json)>) -> Json = of_map(Map.from_list(members))

## The names of an object's members, `[]` for other values.
## Example: Json.keys(Json.object([("a", Json.null)])) == ["a"]
pub fn keys(j :: Json) -> List<String> do
  case decode_object(j) do
    Ok(members) -> Map.keys(members)
    Err(_) -> []
  end
end

fn ok<T>(r :: T!String) -> Option<T> do
  case r do
    Ok(x) -> Some(x)
    Err(_) -> None
  end
end

## The text of a string, `None` for other values.
## Example: Json.as_string(Json.string("x")) == Some("x")
pub fn as_string(j :: Json) -> Option<String> = ok(decode_string(j))

## A number, its fraction cut off.
## Example: Json.as_int(Json.float(2.75)) == Some(2)
pub fn as_int(j :: Json) -> Option<Int> = ok(decode_int(j))

## A number, `None` for other values.
## Example: Json.as_float(Json.int(2)) == Some(2.0)
pub fn as_float(j :: Json) -> Option<Float> = ok(decode_float(j))

## A boolean, `None` for other values.
## Example: Json.as_bool(Json.bool(true)) == Some(true)
pub fn as_bool(j :: Json) -> Option<Bool> = ok(decode_bool(j))

## The elements of an array, `None` for other values.
## Example: Json.as_list(Json.array([])) == Some([])
pub fn as_list(j :: Json) -> Option<List<Json>> = ok(decode_list(j))

## The members of an object, `None` for other values.
## Example: Json.as_object(Json.null) == None
pub fn as_object(j :: Json) -> Option<Map<String, Json>> = ok(decode_object(j))

impl Display for Json do
  fn to_string(self) -> String = text(self)
end

impl Debug for Json do
  fn inspect(self) -> String = text(self)
end

impl Eq for Json do
  fn eq(self, other :: Json) -> Bool = equal(self, other)
end

## The hash of a value as a map key. The compiler calls it.
pub intrinsic fn __key_hash(j :: Json) -> Int
