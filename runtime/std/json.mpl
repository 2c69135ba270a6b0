##! JSON. `Json.encode` and `T.from_json` are made by the compiler for every type; what they are made of is here. The order
##! of an object's members is kept, numbers keep the text that they were written with.

pub intrinsic type Json

## The value that a text says; `Err` names the line and column.
pub intrinsic fn parse(s :: String) -> Json!String
## Quoted and escaped.
pub intrinsic fn encode_string(s :: String) -> String
## A member of an object given as text: strings unquoted, `""` if there is none.
pub intrinsic fn get(s :: String, key :: String) -> String
## The same two levels deep.
pub intrinsic fn get_nested(s :: String, outer :: String, inner :: String) -> String
## A member of an object.
pub intrinsic fn field(j :: Json, key :: String) -> Option<Json>
## An element of an array.
pub intrinsic fn at(j :: Json, i :: Int) -> Option<Json>
## An array.
pub intrinsic fn array(xs :: List<Json>) -> Json
## A boolean.
pub intrinsic fn bool(b :: Bool) -> Json
## A number.
pub intrinsic fn int(n :: Int) -> Json
## A number, `null` for what JSON cannot say.
pub intrinsic fn float(x :: Float) -> Json
## A string.
pub intrinsic fn string(s :: String) -> Json
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
pub fn encode<T>(x :: T) -> String = __json_encode(x)

pub fn encode_int(n :: Int) -> String = n.to_string()

pub fn encode_bool(b :: Bool) -> String = b.to_string()

pub fn encode_map<T>(m :: Map<String, T>) -> String = __json_encode(m)

pub fn encode_list<T>(xs :: List<T>) -> String = __json_encode(xs)

## An object with these members in this order; later ones of a name win.
pub fn object(members :: List<(String, Json)>) -> Json = of_map(Map.from_list(members))

## The names of an object's members, `[]` for other values.
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

pub fn as_string(j :: Json) -> Option<String> = ok(decode_string(j))

## A number, its fraction cut off.
pub fn as_int(j :: Json) -> Option<Int> = ok(decode_int(j))

pub fn as_float(j :: Json) -> Option<Float> = ok(decode_float(j))

pub fn as_bool(j :: Json) -> Option<Bool> = ok(decode_bool(j))

pub fn as_list(j :: Json) -> Option<List<Json>> = ok(decode_list(j))

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
