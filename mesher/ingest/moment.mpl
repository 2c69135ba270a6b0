##! When an event happened: client timestamps in all their forms become milliseconds since 1970, UTC.

## The time of a payload and the codes of what was wrong with it. A clock more than a minute ahead or 30 days behind is
## not believed.
pub fn occurred_ms(j :: Json, now_ms :: Int) -> (Int, List<String>) do
  case Json.field(j, "timestamp") do
    Some(value) -> checked_moment(value, now_ms)
    None -> (now_ms, [])
  end
end

fn checked_moment(value :: Json, now_ms :: Int) -> (Int, List<String>) do
  case moment_ms(value) do
    Some(ms) when ms > now_ms + 60000 or ms < now_ms - 2592000000 -> (now_ms, ["clamped_timestamp"])
    Some(ms) -> (ms, [])
    None -> (now_ms, unreadable(value))
  end
end

fn unreadable(value :: Json) -> List<String> do
  if Json.encode(value) == "null" do
    []
  else
    ["invalid_timestamp"]
  end
end

fn moment_ms(value :: Json) -> Option<Int> do
  case Json.as_string(value) do
    Some(text) -> text_ms(String.trim(text))
    None -> seconds_ms(Json.as_float(value))
  end
end

fn seconds_ms(seconds :: Option<Float>) -> Option<Int> do
  case seconds do
    Some(s) -> Some(Math.round(s * 1000.0))
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
