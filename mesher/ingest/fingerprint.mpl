##! The fingerprint of an event: the text that is equal for events of one issue.
##!
##! Mesher's own payloads follow the four rules of the product (custom, frames, exception, message); payloads of SDKs
##! follow the rules that SDK users know: the type and the application's frames of the exception that was thrown last,
##! without its message, or the message template when the exception was made up by the SDK. This is the only
##! implementation; nothing here touches JSON, the store or a process.

from Types.Event import Frame, Grouping
from Ingest.Norm import norm, norm_sdk, first_bytes

pub fn fingerprint(g :: Grouping) -> String = bounded(grouping_text(g))

## Long texts keep their first 100 bytes, so that a person can read them, and are told apart by the digest.
pub fn bounded(text :: String) -> String do
  if String.byte_length(text) <= 200 do
    text
  else
    first_bytes(text, 100) <> "#" <> Bytes.to_hex(Crypto.sha256(Bytes.from_string(text)))
  end
end

fn grouping_text(g :: Grouping) -> String do
  if List.all(g.custom, is_default) do
    default_text(g)
  else if g.custom_is_text and not g.sdk do
    String.join(g.custom, "")
  else
    String.join(List.map(g.custom, fn (element :: String) -> escaped(filled(g, element)) end), "|")
  end
end

fn escaped(element :: String) -> String do
  element |> String.replace("\\", "\\\\") |> String.replace("|", "\\|")
end

fn default_text(g :: Grouping) -> String do
  if g.sdk do
    sdk_text(g)
  else
    plain_text(g)
  end
end

# ---- Mesher's own payloads ----

fn plain_text(g :: Grouping) -> String do
  if List.any(g.frames, is_named) do
    String.join(List.map(g.frames, plain_frame), ";") <> ":" <> norm(g.message)
  else if g.kind != "" do
    g.kind <> ":" <> norm(g.value)
  else
    "msg:" <> norm(g.message)
  end
end

fn is_named(frame :: Frame) -> Bool = frame.file != "" or frame.function != ""

## A missing part stays as an empty text: dropping it would merge unrelated stacks.
fn plain_frame(frame :: Frame) -> String = frame.file <> "|" <> frame.function

# ---- payloads of SDKs ----

fn sdk_text(g :: Grouping) -> String do
  let frames = grouping_frames(g.frames)
  let made_up = g.synthetic or g.kind == ""
  if List.length(frames) > 0 and made_up do
    "@" <> stack_text(frames) <> ":" <> norm_sdk(g.template)
  else if List.length(frames) > 0 do
    g.kind <> "@" <> stack_text(frames)
  else if not made_up do
    g.kind <> ":" <> norm_sdk(g.value)
  else
    "msg:" <> norm_sdk(g.template)
  end
end

fn stack_text(frames :: List<Frame>) -> String do
  let texts = List.map(frames, sdk_frame)
  String.join(fold_repeats(texts, []), ";")
end

fn sdk_frame(frame :: Frame) -> String do
  if frame.module_name != "" do
    norm(frame.module_name) <> "|" <> frame.function
  else
    clean_file(frame.file) <> "|" <> frame.function
  end
end

## The application's own frames; all frames when the SDK marked none. Frames of the panic or error machinery at the
## crash end say nothing about the fault, even when they are marked as the application's.
fn grouping_frames(frames :: List<Frame>) -> List<Frame> do
  let useful = frames |> List.reverse |> without_machinery |> List.reverse
  let own = List.filter(useful, fn (frame :: Frame) -> frame.in_app end)
  if List.length(own) > 0 do
    own
  else
    useful
  end
end

fn without_machinery(frames :: List<Frame>) -> List<Frame> do
  case frames do
    [] -> []
    frame :: rest -> if is_machinery(frame) do without_machinery(rest) else frames end
  end
end

fn is_machinery(frame :: Frame) -> Bool do
  List.any(machinery(), fn (prefix :: String) -> String.starts_with(frame.function, prefix) or String.starts_with(frame.module_name, prefix) end)
end

fn machinery() -> List<String> do
  [
    "sentry_panic::", "sentry_core::", "sentry::", "sentry_backtrace::", "sentry_sdk.", "<sentry", "backtrace::",
    "std::panicking::", "core::panicking::", "std::sys::backtrace::", "std::sys_common::backtrace::", "rust_begin_unwind",
    "<alloc::boxed::Box<", "core::ops::function::"
  ]
end

## Direct recursion gives one frame however deep it went.
fn fold_repeats(texts :: List<String>, kept :: List<String>) -> List<String> do
  case texts do
    [] -> kept
    text :: rest -> fold_repeats(rest, with_text(kept, text))
  end
end

fn with_text(kept :: List<String>, text :: String) -> List<String> do
  if List.length(kept) > 0 and List.last(kept) == text do
    kept
  else
    List.append(kept, text)
  end
end

## A file name without host, query and whatever a build puts into it.
fn clean_file(file :: String) -> String do
  norm(without_host(before(before(file, "?"), "#")))
end

fn before(text :: String, mark :: String) -> String = List.head(String.split(text, mark))

fn without_host(file :: String) -> String do
  case String.split(file, "://") do
    [_, rest] -> String.join(List.drop(String.split(rest, "/"), 1), "/")
    _ -> file
  end
end

# ---- variables in client fingerprints ----

fn is_default(element :: String) -> Bool do
  let text = String.trim(element)
  String.starts_with(text, "{{") and String.ends_with(text, "}}") and inner_name(text) == "default"
end

fn inner_name(text :: String) -> String = String.trim(String.slice(text, 2, String.length(text) - 2))

fn filled(g :: Grouping, element :: String) -> String do
  if g.sdk do
    fill_pieces(g, String.split(element, "{{"))
  else
    element
  end
end

fn fill_pieces(g :: Grouping, pieces :: List<String>) -> String do
  case pieces do
    [] -> ""
    first :: rest -> first <> String.join(List.map(rest, fn (piece :: String) -> fill_piece(g, piece) end), "")
  end
end

fn fill_piece(g :: Grouping, piece :: String) -> String do
  case String.split(piece, "}}") do
    name :: next :: rest -> variable(g, name) <> String.join([next] ++ rest, "}}")
    _ -> "{{" <> piece
  end
end

## Unknown names stay as text.
fn variable(g :: Grouping, name :: String) -> String do
  let key = String.trim(name)
  if key == "default" do
    default_text(g)
  else if Map.has_key(g.variables, key) do
    Map.get(g.variables, key)
  else
    "{{" <> name <> "}}"
  end
end
