##! Exceptions, threads and stack frames of a payload, in all the shapes that clients send them.
##!
##! Frames come outermost call first and are kept in that order.

from Types.Event import Frame
from Types.JsonValue import text_at_any, text_at, any_text_at, is_object, bool_at, list_at, list_of, member_or_null, member_of_any, text_or_null

## Exceptions of one event that are kept.
pub fn exceptions_max() -> Int = 50

## The exceptions of an event, root cause first, the one that was thrown last at the end.
pub fn exceptions_of(j :: Json) -> List<Json> = trimmed(exception_values_of(j), exceptions_max())

## All of them, however many.
pub fn exception_values_of(j :: Json) -> List<Json> do
  case exception_members(j, ["exception", "sentry.interfaces.Exception"]) do
    Some(value) -> List.filter(exception_values(value), is_object)
    None -> []
  end
end

fn exception_members(j :: Json, keys :: List<String>) -> Option<Json> do
  case keys do
    [] -> None
    key :: rest -> exception_member(j, key, rest)
  end
end

fn exception_member(j :: Json, key :: String, rest :: List<String>) -> Option<Json> do
  case Json.field(j, key) do
    Some(value) -> Some(value)
    None -> exception_members(j, rest)
  end
end

## A list, an object with `values`, or one bare exception.
fn exception_values(value :: Json) -> List<Json> do
  case Json.field(value, "values") do
    Some(_) -> list_of(value, "values")
    None -> list_or_self(value)
  end
end

fn list_or_self(value :: Json) -> List<Json> do
  case Json.as_list(value) do
    Some(items) -> items
    None -> [value]
  end
end

pub fn threads_of(j :: Json) -> List<Json> do
  List.filter(list_at(j, "threads", "values"), is_object)
end

## The stack that stands for the event: that of the last exception that has one, else of the thread that crashed or is
## current, else the one at the top of the event.
pub fn frames_of_event(j :: Json, frames_max :: Int) -> List<Json> do
  let own = last_stack(List.reverse(exceptions_of(j)))
  if List.length(own) > 0 do
    trimmed(own, frames_max)
  else
    trimmed(frames_of_threads(j), frames_max)
  end
end

fn last_stack(newest_first :: List<Json>) -> List<Json> do
  case newest_first do
    [] -> []
    exception :: rest -> non_empty(frames_of(exception), rest)
  end
end

fn non_empty(frames :: List<Json>, rest :: List<Json>) -> List<Json> do
  if List.length(frames) > 0 do
    frames
  else
    last_stack(rest)
  end
end

fn frames_of_threads(j :: Json) -> List<Json> do
  let threads = threads_of(j)
  let crashed = List.filter(threads, fn (t :: Json) -> bool_at(t, "crashed") end)
  let current = List.filter(threads, fn (t :: Json) -> bool_at(t, "current") end)
  let found = last_stack(crashed ++ current)
  if List.length(found) > 0 do
    found
  else
    frames_of(j)
  end
end

## `stacktrace` of an exception, a thread or an event: a list, or an object with `frames`.
pub fn frames_of(holder :: Json) -> List<Json> do
  let frames = List.filter(list_at(holder, "stacktrace", "frames"), is_object)
  trimmed(frames, 250)
end

## Of a stack that is too deep the first and the last half are kept: the entry point and the crash site.
fn trimmed(frames :: List<Json>, limit :: Int) -> List<Json> do
  let count = List.length(frames)
  if count <= limit do
    frames
  else
    List.take(frames, limit / 2) ++ List.drop(frames, count - limit / 2)
  end
end

pub fn grouping_frame(frame :: Json) -> Frame do
  Frame {
    file: text_at_any(frame, ["filename", "abs_path"]),
    module_name: text_at(frame, "module"),
    function: text_at_any(frame, ["function_name", "function"]),
    in_app: bool_at(frame, "in_app")
  }
end

## The stack as it is stored and shown, the empty text when there is none.
pub fn stack_json(frames :: List<Json>) -> String do
  if List.length(frames) == 0 do
    ""
  else
    Json.encode(Json.array(List.map(frames, shown_frame)))
  end
end

pub fn shown_frame(frame :: Json) -> Json do
  Json.object([
    ("filename", member_of_any(frame, ["filename", "abs_path"])),
    ("function_name", member_of_any(frame, ["function_name", "function"])),
    ("module_name", member_of_any(frame, ["module_name", "module"])),
    ("lineno", member_or_null(frame, "lineno")),
    ("colno", member_or_null(frame, "colno")),
    ("context_line", member_or_null(frame, "context_line")),
    ("pre_context", member_or_null(frame, "pre_context")),
    ("post_context", member_or_null(frame, "post_context")),
    ("in_app", member_or_null(frame, "in_app"))
  ] ++ when_present(frame, "vars"))
end

fn when_present(holder :: Json, key :: String) -> List<(String, Json)> do
  case Json.field(holder, key) do
    Some(value) when not Json.is_null(value) -> [(key, value)]
    _ -> []
  end
end

fn shown_stack(holder :: Json) -> Json = Json.array(List.map(frames_of(holder), shown_frame))

## An exception of a chain as it is shown, with a stack of its own.
pub fn shown_exception(exception :: Json) -> Json do
  Json.object([
    ("type_name", text_or_null(text_at_any(exception, ["type_name", "type"]))),
    ("value", text_or_null(any_text_at(exception, "value"))),
    ("module_name", text_or_null(text_at_any(exception, ["module_name", "module"]))),
    ("mechanism", member_or_null(exception, "mechanism")),
    ("thread_id", member_or_null(exception, "thread_id")),
    ("stacktrace", shown_stack(exception))
  ])
end

pub fn shown_thread(thread :: Json) -> Json do
  Json.object([
    ("id", member_or_null(thread, "id")),
    ("name", text_or_null(text_at(thread, "name"))),
    ("current", Json.bool(bool_at(thread, "current"))),
    ("crashed", Json.bool(bool_at(thread, "crashed"))),
    ("stacktrace", shown_stack(thread))
  ])
end
