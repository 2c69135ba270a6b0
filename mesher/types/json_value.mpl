##! Reading and building JSON values.
##!
##! The readers are lenient in the way that client payloads need: a member that is missing, null or of another kind
##! reads as absent, never as a failure. The builders are the only way answers are put together.

# ---- readers ----

## A scalar as text: strings as they are, numbers and booleans as written. NUL characters are dropped, since text
## columns cannot hold them.
pub fn scalar_text(j :: Json) -> Option<String> do
  case Json.as_string(j) do
    Some(text) -> Some(String.replace(text, "\0", ""))
    None -> number_text(j)
  end
end

fn number_text(j :: Json) -> Option<String> do
  case Json.as_float(j) do
    Some(_) -> Some(Json.encode(j))
    None -> bool_text(j)
  end
end

fn bool_text(j :: Json) -> Option<String> do
  case Json.as_bool(j) do
    Some(value) -> Some(String.from(value))
    None -> None
  end
end

## Member `key` as text, the empty text when there is none.
pub fn text_at(j :: Json, key :: String) -> String do
  case Json.field(j, key) do
    Some(value) -> text_or(scalar_text(value), "")
    None -> ""
  end
end

## The first of several names for one member that holds text.
pub fn text_at_any(j :: Json, keys :: List<String>) -> String do
  case keys do
    [] -> ""
    key :: rest -> non_empty(text_at(j, key), fn -> text_at_any(j, rest) end)
  end
end

fn non_empty(text :: String, other :: Fun() -> String) -> String do
  if text == "" do
    other()
  else
    text
  end
end

pub fn text_or(value :: Option<String>, fallback :: String) -> String do
  case value do
    Some(text) -> text
    None -> fallback
  end
end

## Any value as text: scalars as such, everything else as its JSON text, null as the empty text.
pub fn any_text_at(j :: Json, key :: String) -> String do
  case Json.field(j, key) do
    Some(value) -> any_text(value)
    None -> ""
  end
end

fn any_text(value :: Json) -> String do
  case scalar_text(value) do
    Some(text) -> text
    None -> without_null(Json.encode(value))
  end
end

fn without_null(text :: String) -> String do
  if text == "null" do
    ""
  else
    text
  end
end

## Member `key` as JSON text, the empty text when it is missing or null.
pub fn json_at(j :: Json, key :: String) -> String do
  case Json.field(j, key) do
    Some(value) -> without_null(Json.encode(value))
    None -> ""
  end
end

## Member `key` when it is an object.
pub fn object_at(j :: Json, key :: String) -> Option<Json> do
  case Json.field(j, key) do
    Some(value) -> when_object(value)
    None -> None
  end
end

pub fn when_object(value :: Json) -> Option<Json> do
  case Json.as_object(value) do
    Some(_) -> Some(value)
    None -> None
  end
end

pub fn is_object(value :: Json) -> Bool do
  case Json.as_object(value) do
    Some(_) -> true
    None -> false
  end
end

## Name and value of every member, in order; nothing for other kinds.
pub fn members(value :: Json) -> List<(String, Json)> do
  case Json.as_object(value) do
    Some(map) -> Map.to_list(map)
    None -> []
  end
end

pub fn bool_at(j :: Json, key :: String) -> Bool do
  case Json.field(j, key) do
    Some(value) -> Json.as_bool(value) == Some(true)
    None -> false
  end
end

## The elements of member `key`, which may be a bare list or an object that holds the list under `inner`.
pub fn list_at(j :: Json, key :: String, inner :: String) -> List<Json> do
  case Json.field(j, key) do
    Some(value) -> list_of(value, inner)
    None -> []
  end
end

pub fn list_of(value :: Json, inner :: String) -> List<Json> do
  case Json.as_list(value) do
    Some(items) -> items
    None -> inner_list(value, inner)
  end
end

fn inner_list(value :: Json, inner :: String) -> List<Json> do
  case Json.field(value, inner) do
    Some(found) -> bare_list(found)
    None -> []
  end
end

fn bare_list(value :: Json) -> List<Json> do
  case Json.as_list(value) do
    Some(items) -> items
    None -> []
  end
end

## Whether no value in `j` lies deeper than `levels`.
pub fn nested_within(j :: Json, levels :: Int) -> Bool do
  case Json.as_list(j) do
    Some(items) -> levels > 0 and List.all(items, fn (item :: Json) -> nested_within(item, levels - 1) end)
    None -> members_within(j, levels)
  end
end

fn members_within(j :: Json, levels :: Int) -> Bool do
  case Json.as_object(j) do
    Some(map) -> levels > 0 and List.all(Map.values(map), fn (item :: Json) -> nested_within(item, levels - 1) end)
    None -> true
  end
end

# ---- texts ----

## At most `limit` characters.
pub fn cut(text :: String, limit :: Int) -> String do
  if String.byte_length(text) <= limit do
    text
  else
    String.slice(text, 0, limit)
  end
end

## The first of two texts that is not empty.
pub fn first_text(a :: String, b :: String) -> String do
  if a == "" do
    b
  else
    a
  end
end

# ---- builders ----

pub fn text_json(text :: String) -> Json = Json.string(text)

pub fn int_json(n :: Int) -> Json = Json.int(n)

pub fn bool_json(value :: Bool) -> Json = Json.bool(value)

## Absent values are null in answers, never the empty text.
pub fn text_or_null(text :: String) -> Json do
  if text == "" do
    Json.null
  else
    Json.string(text)
  end
end

## JSON text from the store as a value; what is absent becomes `fallback`.
pub fn stored_json(text :: String, fallback :: Json) -> Json do
  case Json.parse(text) do
    Ok(value) -> value
    Err(_) -> fallback
  end
end

## Member `key` as it came, null when missing.
pub fn member_or_null(j :: Json, key :: String) -> Json do
  case Json.field(j, key) do
    Some(value) -> value
    None -> Json.null
  end
end

## The first of several names for one member, as it came.
pub fn member_of_any(j :: Json, keys :: List<String>) -> Json do
  case keys do
    [] -> Json.null
    key :: rest -> member_or_next(j, key, rest)
  end
end

fn member_or_next(j :: Json, key :: String, rest :: List<String>) -> Json do
  case Json.field(j, key) do
    Some(value) -> value
    None -> member_of_any(j, rest)
  end
end
