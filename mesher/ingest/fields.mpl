##! Fields of a payload that are stored much as they come: user, breadcrumbs, extra, the name of the SDK.
##!
##! Null counts as absent everywhere, also inside lists. Nothing here decides about an event.

from Types.JsonValue import text_at, any_text_at, scalar_text, is_object, object_at, members, list_at, member_or_null, first_text, text_json
from Ingest.Moment import moment_ms

## A field's value together with the codes of what was wrong with it.
pub struct Checked do
  value :: String
  problems :: List<String>
end

## Frames of one stack that are kept.
pub fn frames_max(sdk :: Bool) -> Int = if sdk do 250 else 100 end

# ---- user ----

## The user with its plain fields as text. An SDK that leaves finding the address to the server gets that of the client.
pub fn user_json(j :: Json, peer :: String) -> String do
  let given = List.filter(user_members(j), has_value)
  let shown = List.flat_map(given, fn (pair :: (String, Json)) -> user_member(pair, peer) end)
  let wants_address = text_at(sdk_settings(j), "infer_ip") == "auto" and List.all(shown, is_not_address)
  let whole = if wants_address and peer != "" do List.append(shown, ("ip_address", text_json(peer))) else shown end
  if List.length(whole) == 0 do
    ""
  else
    Json.encode(Json.object(whole))
  end
end

fn user_members(j :: Json) -> List<(String, Json)> do
  case object_at(j, "user_context") do
    Some(user) -> members(user)
    None -> members(member_or_null(j, "user"))
  end
end

fn sdk_settings(j :: Json) -> Json = member_or_null(member_or_null(j, "sdk"), "settings")

fn has_value(pair :: (String, Json)) -> Bool do
  let (_, value) = pair
  not Json.is_null(value)
end

fn is_not_address(pair :: (String, Json)) -> Bool = Tuple.first(pair) != "ip_address"

fn user_member(pair :: (String, Json), peer :: String) -> List<(String, Json)> do
  let (key, value) = pair
  if not List.contains(["id", "email", "username", "name", "ip_address"], key) do
    [pair]
  else
    user_text(key, scalar_text(value), peer)
  end
end

fn user_text(key :: String, value :: Option<String>, peer :: String) -> List<(String, Json)> do
  case value do
    Some("{{auto}}") when key == "ip_address" -> if peer == "" do [] else [(key, text_json(peer))] end
    Some(text) -> [(key, text_json(text))]
    None -> []
  end
end

## A member of `sdk`.
pub fn sdk_text(j :: Json, key :: String) -> String do
  case Json.field(j, "sdk") do
    Some(sdk) -> text_at(sdk, key)
    None -> ""
  end
end

# ---- breadcrumbs ----

## The newest 100, oldest first as they came, with their times in one form.
pub fn breadcrumbs_json(j :: Json) -> Checked do
  let crumbs = List.filter(list_at(j, "breadcrumbs", "values"), is_object)
  let count = List.length(crumbs)
  if count == 0 do
    Checked { value: "", problems: [] }
  else
    let kept = List.map(List.drop(crumbs, count - 100), shown_crumb)
    Checked { value: Json.encode(Json.array(kept)), problems: if count > 100 do ["breadcrumbs_trimmed"] else [] end }
  end
end

fn shown_crumb(crumb :: Json) -> Json do
  Json.object(List.map(List.filter(members(crumb), has_value), crumb_member))
end

fn crumb_member(pair :: (String, Json)) -> (String, Json) do
  let (key, value) = pair
  case key do
    "timestamp" -> (key, shown_time(value))
    "message" | "category" | "type" | "level" -> (key, shown_text(value))
    _ -> pair
  end
end

## A time that cannot be read stays as it is.
fn shown_time(value :: Json) -> Json do
  case moment_ms(value) do
    Some(ms) -> text_json(DateTime.to_string(DateTime.from_unix_ms(ms)))
    None -> value
  end
end

fn shown_text(value :: Json) -> Json do
  case scalar_text(value) do
    Some(text) -> text_json(text)
    None -> text_json(Json.encode(value))
  end
end

# ---- extra ----

## Members that Mesher's own payloads may have; any other is kept under `extra`. An SDK's payload has many more, and is
## stored whole anyway.
fn known_members() -> List<String> do
  ["message", "level", "timestamp", "event_id", "fingerprint", "exception", "stacktrace", "breadcrumbs", "tags", "environment", "release", "user_context", "user", "extra", "sdk_name", "sdk_version", "sdk"]
end

pub fn extra_of(j :: Json, sdk :: Bool, truncated :: Bool) -> Checked do
  let given = members(member_or_null(j, "extra"))
  let unknown = if sdk do [] else List.filter(members(j), is_unknown) end
  let marks = if truncated do [("_truncated", Json.bool(true))] else [] end
  let text = Json.encode(Json.object(given ++ unknown ++ marks))
  if String.byte_length(text) > 262144 do
    Checked { value: Json.encode(Json.object(marks)), problems: ["extra_too_large"] }
  else
    Checked { value: text, problems: [] }
  end
end

## A member that is not known, or of a kind that cannot be used.
fn is_unknown(pair :: (String, Json)) -> Bool do
  let (key, value) = pair
  not List.contains(known_members(), key) or is_misfit(key, value)
end

fn is_misfit(key :: String, value :: Json) -> Bool do
  case key do
    "extra" | "user" | "user_context" -> not Json.is_null(value) and not is_object(value)
    "tags" | "breadcrumbs" | "stacktrace" | "exception" -> not Json.is_null(value) and not is_object(value) and Json.as_list(value) == None
    _ -> false
  end
end
