##! When an event happened: client timestamps in all their forms become milliseconds since 1970, UTC.

## The time of a payload and the codes of what was wrong with it. A clock more than a minute ahead or 30 days behind is
## not believed. `skew_ms` is how far the client's clock is behind this one.
pub fn occurred_ms(j :: Json, now_ms :: Int, skew_ms :: Int) -> (Int, List<String>) do
  case Json.field(j, "timestamp") do
    Some(value) -> checked_moment(value, now_ms, skew_ms)
    None -> (now_ms, [])
  end
end

## An error of seconds is the network's; one of many minutes is a wrong clock or zone.
fn skew_ms_min() -> Int = 600000

fn checked_moment(value :: Json, now_ms :: Int, skew_ms :: Int) -> (Int, List<String>) do
  case moment_ms(value) do
    Some(ms) when skew_ms > skew_ms_min() or skew_ms < 0 - skew_ms_min() -> within_reason(ms + skew_ms, now_ms, ["corrected_timestamp"])
    Some(ms) -> within_reason(ms, now_ms, [])
    None -> (now_ms, unreadable(value))
  end
end

fn within_reason(ms :: Int, now_ms :: Int, notes :: List<String>) -> (Int, List<String>) do
  if ms > now_ms + 60000 or ms < now_ms - 2592000000 do
    (now_ms, List.append(notes, "clamped_timestamp"))
  else
    (ms, notes)
  end
end

## How far a clock that said `text` is behind one that says `now_ms`; 0 for what is no time.
pub fn skew_of(text :: String, now_ms :: Int) -> Int do
  case text_ms(text) do
    Some(ms) -> now_ms - ms
    None -> 0
  end
end

fn unreadable(value :: Json) -> List<String> do
  if Json.encode(value) == "null" do
    []
  else
    ["invalid_timestamp"]
  end
end

pub fn moment_ms(value :: Json) -> Option<Int> do
  case Json.as_string(value) do
    Some(text) -> text_ms(String.trim(text))
    None -> seconds_ms(Json.as_float(value))
  end
end

fn seconds_ms(seconds :: Option<Float>) -> Option<Int> do
  case seconds do
    Some(s) when s > -62000000000.0 and s < 253000000000.0 -> Some(Math.round(s * 1000.0))
    Some(_) -> None
    None -> None
  end
end

## RFC 3339; without a zone it is UTC.
fn text_ms(text :: String) -> Option<Int> do
  case DateTime.parse(text) do
    Ok(time) -> Some(DateTime.to_unix_ms(time))
    Err(_) -> zoneless_ms(text)
  end
end

fn zoneless_ms(text :: String) -> Option<Int> do
  case DateTime.parse(text <> "Z") do
    Ok(time) -> Some(DateTime.to_unix_ms(time))
    Err(_) -> seconds_ms(String.to_float(text))
  end
end
