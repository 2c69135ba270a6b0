##! One event: the normalised form that is grouped and stored.
##!
##! Fields that are JSON columns of the store hold JSON text here, and the empty text when there is no value. Nothing in
##! this file may know where an event came from or where it goes.

## What the grouping rules look at. It is made together with the event and dropped once the fingerprint is known.
pub struct Frame do
  file :: String
  module_name :: String
  function :: String
  in_app :: Bool
end

pub struct Grouping do
  sdk :: Bool
  custom :: List<String>
  custom_is_text :: Bool
  kind :: String
  value :: String
  synthetic :: Bool
  message :: String
  template :: String
  frames :: List<Frame>
  variables :: Map<String, String>
end

pub struct Event do
  id :: String
  project_id :: String
  title :: String
  level :: String
  message :: String
  exception :: String
  stacktrace :: String
  breadcrumbs :: String
  tags :: String
  extra :: String
  user_context :: String
  sdk_name :: String
  sdk_version :: String
  received_at :: String
  occurred_at :: String
  environment :: String
  release :: String
  size_bytes :: Int
  errors :: String
  raw :: String
  grouping :: Grouping
end

## An event whose fingerprint has been computed: the unit of storage.
pub struct Grouped do
  event :: Event
  fingerprint :: String
end

## Severity of a level; unknown levels never get past normalisation.
pub fn level_rank(level :: String) -> Int do
  case level do
    "debug" -> 0
    "info" -> 1
    "warning" -> 2
    "error" -> 3
    _ -> 4
  end
end

pub fn higher_level(a :: String, b :: String) -> String do
  if level_rank(b) > level_rank(a) do
    b
  else
    a
  end
end

## The canonical 36-character form of an id given with or without dashes, in either case.
pub fn canonical_id(text :: String) -> Option<String> do
  let plain = text |> String.trim |> String.to_lower |> String.replace("-", "")
  if String.byte_length(plain) == 32 and is_hex_text(plain) do
    Some(with_dashes(plain))
  else
    None
  end
end

pub fn compact_id(id :: String) -> String = String.replace(id, "-", "")

pub fn is_hex_text(text :: String) -> Bool do
  case Bytes.from_hex(text) do
    Ok(_) -> true
    Err(_) -> false
  end
end

fn with_dashes(plain :: String) -> String do
  let parts = [
    String.slice(plain, 0, 8),
    String.slice(plain, 8, 12),
    String.slice(plain, 12, 16),
    String.slice(plain, 16, 20),
    String.slice(plain, 20, 32)
  ]
  String.join(parts, "-")
end
