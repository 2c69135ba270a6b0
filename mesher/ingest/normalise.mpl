##! A decoded payload becomes an `Event`.
##!
##! One path serves both kinds of client. Everything is read leniently; what could not be used is listed by code in
##! `problems`, and the caller decides whether that refuses the event (Mesher's own payloads) or is only noted with it
##! (SDKs, which never send an event twice). Grouping is prepared but not decided here.

from Types.Event import Event, Grouping, canonical_id
from Types.JsonValue import text_at, text_at_any, text_or, any_text_at, json_at, object_at, scalar_text, is_object, members, bool_at, list_of, text_or_null, member_or_null, cut, first_text
from Ingest.Stack import exceptions_of, frames_of_event, grouping_frame, stack_json, exceptions_max, exception_values_of
from Ingest.Moment import occurred_ms
from Ingest.Fields import Checked, user_json, sdk_text, breadcrumbs_json, extra_of, frames_max

## Where a payload came from.
pub struct Source do
  project_id :: String
  event_id :: String
  sdk :: Bool
  raw :: String
  now_ms :: Int
  ## How far the client's clock is behind.
  skew_ms :: Int
  ## The address of the client.
  peer :: String
end

pub struct Normalised do
  event :: Event
  problems :: List<String>
end

pub fn normalise(j :: Json, source :: Source) -> Normalised do
  let exception = last_exception(exceptions_of(j))
  let kind = text_at_any(exception, ["type_name", "type"])
  let whole_value = any_text_at(exception, "value")
  let value = cut(whole_value, 8192)
  let spoken = message_text(j)
  let message = cut(spoken, 8192)
  let synthetic = is_synthetic(exception, kind, source.sdk)
  let level = level_of(j, source.sdk)
  let (at_ms, time_problems) = occurred_ms(j, source.now_ms, source.skew_ms)
  let (custom, custom_problems) = custom_fingerprint(j, source.sdk)
  let given_tags = tag_map(j, source.sdk)
  let environment = environment_of(j, given_tags, source.sdk)
  let release = release_of(first_text(text_at(j, "release"), Map.get(given_tags, "release")), source.sdk)
  let tags = given_tags |> with_tag("environment", environment) |> with_tag("release", release)
  let frames = frames_of_event(j, frames_max(source.sdk))
  let title = title_of(source.sdk and not synthetic, if synthetic do "" else kind end, value, message)
  let truncated = String.length(spoken) > String.length(message) or String.length(whole_value) > String.length(value)
  let extra = extra_of(j, source.sdk, truncated)
  let crumbs = breadcrumbs_json(j)
  let trimmed = if List.length(exception_values_of(j)) > exceptions_max() do ["exceptions_trimmed"] else [] end
  let problems = level.problems ++ time_problems ++ custom_problems ++ extra.problems ++ crumbs.problems ++ trimmed
  let grouping = Grouping {
    sdk: source.sdk,
    custom: custom,
    custom_is_text: is_text_member(j, "fingerprint"),
    kind: kind,
    value: value,
    synthetic: synthetic,
    message: message,
    template: template_of(j, message, value),
    frames: List.map(frames, grouping_frame),
    variables: variables_of(j, kind, value, message, level.value, environment, release, tags, frames)
  }
  let event = Event {
    id: event_id(j, source),
    project_id: source.project_id,
    title: title,
    level: level.value,
    message: first_text(message, exception_text(kind, value)),
    exception: exception_json(exception, kind, value),
    stacktrace: stack_json(frames),
    breadcrumbs: crumbs.value,
    tags: Json.encode(tags),
    extra: extra.value,
    user_context: user_json(j, source.peer),
    sdk_name: cut(first_text(text_at(j, "sdk_name"), sdk_text(j, "name")), 64),
    sdk_version: cut(first_text(text_at(j, "sdk_version"), sdk_text(j, "version")), 64),
    received_at: time_text(source.now_ms),
    occurred_at: time_text(at_ms),
    environment: environment,
    release: release,
    size_bytes: String.byte_length(source.raw),
    errors: Json.encode(problems),
    raw: source.raw,
    grouping: grouping
  }
  Normalised { event: event, problems: problems ++ missing_message(message, kind, value) }
end

pub fn time_text(ms :: Int) -> String = DateTime.to_string(DateTime.from_unix_ms(ms))

# ---- texts ----

fn first_line(text :: String) -> String do
  cut(String.trim(List.head(String.split(String.trim(text), "\n"))), 200)
end

## The title names the exception first for SDK events and the message first for Mesher's own; a type that the SDK made up
## is not named.
fn title_of(exception_first :: Bool, kind :: String, value :: String, message :: String) -> String do
  let from_exception = exception_title(kind, value)
  let from_message = first_line(message)
  if exception_first and kind != "" do
    from_exception
  else
    first_text(first_text(from_message, from_exception), "Untitled")
  end
end

## Only the first line of the value: one that begins with an empty line still says something.
fn exception_title(kind :: String, value :: String) -> String = cut(exception_text(kind, first_line(value)), 200)

fn exception_text(kind :: String, value :: String) -> String do
  if kind != "" and value != "" do
    kind <> ": " <> value
  else
    kind <> value
  end
end

fn missing_message(message :: String, kind :: String, value :: String) -> List<String> do
  if message == "" and kind == "" and value == "" do
    ["missing_message"]
  else
    []
  end
end

# ---- message ----

fn message_texts(holder :: Json) -> String = text_at_any(holder, ["formatted", "message"])

## Members that may hold a message: the text itself, or an object with `formatted` and `message`.
fn message_members() -> List<String> = ["message", "logentry", "sentry.interfaces.Message"]

fn message_text(j :: Json) -> String = message_in(j, message_members())

fn message_in(j :: Json, keys :: List<String>) -> String do
  case keys do
    [] -> ""
    key :: rest -> first_text(one_message(j, key), message_in(j, rest))
  end
end

fn one_message(j :: Json, key :: String) -> String do
  case Json.field(j, key) do
    Some(value) -> text_or(scalar_text(value), message_texts(value))
    None -> ""
  end
end

## The text that stands for the message in grouping: the template when parameters were filled into it.
fn template_of(j :: Json, message :: String, value :: String) -> String do
  first_text(template_in(j, message_members()), first_text(message, value))
end

fn template_in(j :: Json, keys :: List<String>) -> String do
  case keys do
    [] -> ""
    key :: rest -> first_text(one_template(j, key), template_in(j, rest))
  end
end

fn one_template(j :: Json, key :: String) -> String do
  case object_at(j, key) do
    Some(holder) -> template_with_params(holder)
    None -> ""
  end
end

fn template_with_params(holder :: Json) -> String do
  let params = json_at(holder, "params")
  if params == "" or params == "[]" or params == "{}" do
    ""
  else
    text_at(holder, "message")
  end
end

# ---- exception ----

fn last_exception(exceptions :: List<Json>) -> Json do
  if List.length(exceptions) > 0 do
    List.last(exceptions)
  else
    Json.object([])
  end
end

## An exception without a type, or marked so, was made up by the SDK to carry a stack.
fn is_synthetic(exception :: Json, kind :: String, sdk :: Bool) -> Bool do
  case object_at(exception, "mechanism") do
    Some(mechanism) -> sdk and (kind == "" or bool_at(mechanism, "synthetic"))
    None -> sdk and kind == ""
  end
end

fn exception_json(exception :: Json, kind :: String, value :: String) -> String do
  if kind == "" and value == "" do
    ""
  else
    Json.encode(Json.object([
      ("type_name", text_or_null(kind)),
      ("value", text_or_null(value)),
      ("module_name", text_or_null(text_at_any(exception, ["module_name", "module"]))),
      ("mechanism", member_or_null(exception, "mechanism"))
    ]))
  end
end

# ---- level ----

fn level_of(j :: Json, sdk :: Bool) -> Checked do
  let given = String.to_lower(String.trim(any_text_at(j, "level")))
  let level = known_level(given)
  if given == "" do
    Checked { value: "error", problems: [] }
  else if level == "" or (level != given and not sdk) do
    Checked { value: "error", problems: ["invalid_level"] }
  else
    Checked { value: level, problems: [] }
  end
end

## Other spellings, and the numbers of Python's logging, are known from SDKs.
fn known_level(given :: String) -> String do
  case given do
    "fatal" | "critical" | "50" -> "fatal"
    "error" | "40" -> "error"
    "warning" | "warn" | "30" -> "warning"
    "info" | "log" | "20" -> "info"
    "debug" | "10" -> "debug"
    _ -> ""
  end
end

# ---- id ----

fn event_id(j :: Json, source :: Source) -> String do
  case canonical_id(source.event_id) do
    Some(id) -> id
    None -> id_of_payload(j)
  end
end

fn id_of_payload(j :: Json) -> String do
  case canonical_id(text_at(j, "event_id")) do
    Some(id) -> id
    None -> Random.uuid_v7()
  end
end

# ---- tags, environment ----

## Tags as an object, as a list of pairs, or as a list of objects with key and value.
fn tag_map(j :: Json, sdk :: Bool) -> Map<String, String> do
  let limit = if sdk do 200 else 50 end
  case Json.field(j, "tags") do
    Some(value) -> Map.from_list(List.take(List.filter(tag_pairs(value), fn (tag :: (String, String)) -> sdk or is_plain_tag(tag) end), limit))
    None -> Map.new()
  end
end

## Mesher's own payloads have keys of 1 to 64 letters, digits and `_ . : -`.
fn is_plain_tag(tag :: (String, String)) -> Bool do
  let (key, _) = tag
  String.length(key) <= 64 and List.all(String.chars(key), is_key_character)
end

fn is_key_character(c :: String) -> Bool do
  (c >= "a" and c <= "z") or (c >= "A" and c <= "Z") or (c >= "0" and c <= "9") or c == "_" or c == "." or c == ":" or c == "-"
end

fn tag_pairs(value :: Json) -> List<(String, String)> do
  if is_object(value) do
    List.flat_map(members(value), one_tag)
  else
    List.flat_map(list_of(value, ""), listed_tag)
  end
end

fn one_tag(pair :: (String, Json)) -> List<(String, String)> do
  let (key, value) = pair
  tag_from(key, scalar_text(value))
end

fn listed_tag(item :: Json) -> List<(String, String)> do
  case Json.as_list(item) do
    Some(parts) -> paired_tag(parts)
    None -> tag_from(text_at(item, "key"), scalar_text(member_or_null(item, "value")))
  end
end

fn paired_tag(parts :: List<Json>) -> List<(String, String)> do
  case parts do
    [key, value] -> tag_from(text_or(scalar_text(key), ""), scalar_text(value))
    _ -> []
  end
end

fn tag_from(key :: String, value :: Option<String>) -> List<(String, String)> do
  case value do
    Some(text) when key != "" -> [(cut(one_line(key), 200), cut(one_line(text), 200))]
    _ -> []
  end
end

## Tags have no line breaks.
fn one_line(text :: String) -> String do
  if String.contains(text, "\n") do
    String.replace(text, "\n", " ")
  else
    text
  end
end

## A release that an SDK should not have sent is dropped.
fn release_of(given :: String, sdk :: Bool) -> String do
  let odd = ["\n", "\r", "\t", "/", "\\"]
  if not sdk do
    cut(given, 250)
  else if given == "." or given == ".." or String.length(given) > 250 or List.any(odd, fn (part :: String) -> String.contains(given, part) end) do
    ""
  else
    String.trim(given)
  end
end

fn environment_of(j :: Json, tags :: Map<String, String>, sdk :: Bool) -> String do
  let given = first_text(text_at(j, "environment"), Map.get(tags, "environment"))
  if sdk and (given == "" or String.length(given) > 64) do
    "production"
  else
    cut(given, 64)
  end
end

fn with_tag(tags :: Map<String, String>, key :: String, value :: String) -> Map<String, String> do
  if value == "" or Map.has_key(tags, key) do
    tags
  else
    Map.put(tags, key, cut(value, 200))
  end
end

# ---- fingerprint given by the client ----

fn is_text_member(j :: Json, key :: String) -> Bool do
  case Json.field(j, key) do
    Some(value) -> Json.as_string(value) != None
    None -> false
  end
end

fn custom_fingerprint(j :: Json, sdk :: Bool) -> (List<String>, List<String>) do
  case Json.field(j, "fingerprint") do
    Some(value) -> checked_fingerprint(value, sdk)
    None -> ([], [])
  end
end

fn checked_fingerprint(value :: Json, sdk :: Bool) -> (List<String>, List<String>) do
  case Json.as_list(value) do
    Some(items) -> listed_fingerprint(items, sdk)
    None -> lone_fingerprint(value, sdk)
  end
end

fn listed_fingerprint(items :: List<Json>, sdk :: Bool) -> (List<String>, List<String>) do
  let texts = List.flat_map(items, fingerprint_element)
  let short = List.all(texts, fn (text :: String) -> String.length(text) <= 200 end)
  let whole = List.length(texts) == List.length(items) and List.length(items) > 0 and List.length(items) <= 10
  if sdk or (short and whole and List.all(items, is_string)) do
    (List.map(texts, fn (text :: String) -> cut(text, 8192) end), [])
  else
    ([], ["invalid_fingerprint"])
  end
end

fn fingerprint_element(item :: Json) -> List<String> do
  case scalar_text(item) do
    Some(text) -> [text]
    None -> []
  end
end

fn is_string(item :: Json) -> Bool = Json.as_string(item) != None

fn lone_fingerprint(value :: Json, sdk :: Bool) -> (List<String>, List<String>) do
  case scalar_text(value) do
    Some("") -> ([], [])
    Some(text) when sdk or String.length(text) <= 200 -> ([text], [])
    Some(_) -> ([], ["invalid_fingerprint"])
    None -> if Json.encode(value) == "null" do ([], []) else ([], ["invalid_fingerprint"]) end
  end
end

fn variables_of(j :: Json, kind :: String, value :: String, message :: String, level :: String, environment :: String, release :: String, tags :: Map<String, String>, frames :: List<Json>) -> Map<String, String> do
  let crash = if List.length(frames) > 0 do List.last(frames) else Json.object([]) end
  let named = %{
    "type" => kind,
    "error.type" => kind,
    "value" => value,
    "error.value" => value,
    "message" => message,
    "level" => level,
    "environment" => environment,
    "release" => release,
    "transaction" => cut(text_at(j, "transaction"), 200),
    "logger" => cut(text_at(j, "logger"), 200),
    "function" => text_at_any(crash, ["function_name", "function"]),
    "module" => text_at(crash, "module"),
    "package" => text_at(crash, "package")
  }
  List.reduce(Map.to_list(tags), named, with_tag_variable)
end

fn with_tag_variable(variables :: Map<String, String>, tag :: (String, String)) -> Map<String, String> do
  let (key, value) = tag
  Map.put(variables, "tags." <> key, value)
end
