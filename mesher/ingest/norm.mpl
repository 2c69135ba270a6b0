##! `norm`: the text that is left of a message when everything that varies from event to event is taken out.
##!
##! One scan from left to right over the bytes of the lower-cased text. At each position the longest form is tried
##! first: UUID, date-time, IPv4 address, `0x` number, run of 8 or more hex digits with a decimal digit in it, digit
##! run. All of them start with a hex digit and are ASCII, so that cutting at byte positions never splits a character.
##! The scan is linear: every form is bounded or consumes what it looked at.

## What SDK messages hold besides: URLs, e-mail addresses, quoted strings and paths. Each pattern with its replacement;
## a quote or a path begins only where a word could.
let longer_forms = List.flat_map([
  ("[a-z][a-z0-9+.-]*://[^\\s\"'<>()]+", "<url>"),
  ("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+", "<email>"),
  ("(^|[^\\w])(?:\"[^\"\n]*\"|'[^'\n]*')", "$1<str>"),
  ("(^|[\\s(=:,\\[])(?:[a-z]:\\\\[^\\s:,)]+|~?(?:/[^\\s/:,)]+){2,}/?)", "$1<path>")
], compiled_form)

fn compiled_form(form :: (String, String)) -> List<(Regex, String)> do
  let (pattern, word) = form
  case Regex.compile(pattern) do
    Ok(regex) -> [(regex, word)]
    Err(_) -> []
  end
end

## `norm` for the messages of SDKs.
pub fn norm_sdk(text :: String) -> String do
  norm(List.reduce(longer_forms, String.to_lower(text), with_form))
end

fn with_form(text :: String, form :: (Regex, String)) -> String do
  let (regex, word) = form
  Regex.replace(regex, text, word)
end

pub fn norm(text :: String) -> String do
  let b = Bytes.from_string(String.to_lower(text))
  String.trim(scan(b, 0, 0, ""))
end

## `start` is where the text not yet copied to `done` begins.
fn scan(b :: Bytes, i :: Int, start :: Int, done :: String) -> String do
  if i >= Bytes.length(b) do
    done <> part(b, start, i)
  else
    let (length, word) = token(b, i)
    if word == "" do
      scan(b, i + length, start, done)
    else
      scan(b, i + length, i + length, done <> part(b, start, i) <> word)
    end
  end
end

## Length of what stands at `i` and its replacement; the empty replacement leaves the bytes as they are.
fn token(b :: Bytes, i :: Int) -> (Int, String) do
  let c = byte_at(b, i)
  if is_space(c) do
    (space_end(b, i) - i, " ")
  else if not is_hex(c) do
    (1, "")
  else if uuid_at(b, i) do
    (36, "<uuid>")
  else if is_digit(c) do
    digit_token(b, i, c)
  else
    letter_token(b, i)
  end
end

fn digit_token(b :: Bytes, i :: Int, c :: Int) -> (Int, String) do
  let time = time_end(b, i)
  let ip = ip_end(b, i, 1)
  let hex = hex_end(b, i)
  if time > i do
    (time - i, "<ts>")
  else if ip > i do
    (ip - i, "<ip>")
  else if c == 48 and byte_at(b, i + 1) == 120 and is_hex(byte_at(b, i + 2)) do
    (hex_end(b, i + 2) - i, "<hex>")
  else if hex - i >= 8 do
    (hex - i, "<hex>")
  else
    (digits_end(b, i) - i, "<n>")
  end
end

## A hex letter starts only a hex run. A long run without a digit is passed over at once, except for its last eight
## letters, which may begin a UUID.
fn letter_token(b :: Bytes, i :: Int) -> (Int, String) do
  let length = hex_end(b, i) - i
  if length < 8 do
    (1, "")
  else if has_digit(b, i, i + length) do
    (length, "<hex>")
  else if length > 8 do
    (length - 8, "")
  else
    (8, "")
  end
end

# ---- forms; each `_end` function gives the position after the form, or the start when it does not stand there ----

fn uuid_at(b :: Bytes, i :: Int) -> Bool do
  hex_group(b, i, 8) and byte_at(b, i + 8) == 45
    and hex_group(b, i + 9, 4) and byte_at(b, i + 13) == 45
    and hex_group(b, i + 14, 4) and byte_at(b, i + 18) == 45
    and hex_group(b, i + 19, 4) and byte_at(b, i + 23) == 45
    and hex_group(b, i + 24, 12)
end

fn hex_group(b :: Bytes, i :: Int, count :: Int) -> Bool do
  if count == 0 do
    true
  else if is_hex(byte_at(b, i)) do
    hex_group(b, i + 1, count - 1)
  else
    false
  end
end

fn digit_group(b :: Bytes, i :: Int, count :: Int) -> Bool do
  if count == 0 do
    true
  else if is_digit(byte_at(b, i)) do
    digit_group(b, i + 1, count - 1)
  else
    false
  end
end

## `yyyy-mm-dd` `t` or space `hh:mm`, then optional seconds, fraction and zone.
fn time_end(b :: Bytes, i :: Int) -> Int do
  let date = digit_group(b, i, 4) and byte_at(b, i + 4) == 45 and digit_group(b, i + 5, 2) and byte_at(b, i + 7) == 45 and digit_group(b, i + 8, 2)
  let between = byte_at(b, i + 10)
  if date and (between == 116 or between == 32) and clock_at(b, i + 11) do
    zone_end(b, fraction_end(b, seconds_end(b, i + 16)))
  else
    i
  end
end

fn clock_at(b :: Bytes, i :: Int) -> Bool = digit_group(b, i, 2) and byte_at(b, i + 2) == 58 and digit_group(b, i + 3, 2)

fn seconds_end(b :: Bytes, i :: Int) -> Int do
  if byte_at(b, i) == 58 and digit_group(b, i + 1, 2) do
    i + 3
  else
    i
  end
end

fn fraction_end(b :: Bytes, i :: Int) -> Int do
  let c = byte_at(b, i)
  if (c == 46 or c == 44) and is_digit(byte_at(b, i + 1)) do
    digits_end(b, i + 1)
  else
    i
  end
end

fn zone_end(b :: Bytes, i :: Int) -> Int do
  let c = byte_at(b, i)
  if c == 122 do
    i + 1
  else if (c == 43 or c == 45) and clock_at(b, i + 1) do
    i + 6
  else if (c == 43 or c == 45) and digit_group(b, i + 1, 4) do
    i + 5
  else
    i
  end
end

## Four groups of one to three digits with dots between them; `group` counts from 1.
fn ip_end(b :: Bytes, i :: Int, group :: Int) -> Int do
  let after_digits = digits_end(b, i)
  let length = after_digits - i
  if length < 1 or length > 3 do
    -1
  else if group == 4 do
    after_digits
  else if byte_at(b, after_digits) == 46 do
    ip_end(b, after_digits + 1, group + 1)
  else
    -1
  end
end

fn hex_end(b :: Bytes, i :: Int) -> Int do
  if is_hex(byte_at(b, i)) do
    hex_end(b, i + 1)
  else
    i
  end
end

fn digits_end(b :: Bytes, i :: Int) -> Int do
  if is_digit(byte_at(b, i)) do
    digits_end(b, i + 1)
  else
    i
  end
end

fn space_end(b :: Bytes, i :: Int) -> Int do
  if is_space(byte_at(b, i)) do
    space_end(b, i + 1)
  else
    i
  end
end

fn has_digit(b :: Bytes, i :: Int, stop :: Int) -> Bool do
  if i >= stop do
    false
  else if is_digit(byte_at(b, i)) do
    true
  else
    has_digit(b, i + 1, stop)
  end
end

# ---- bytes ----

fn is_space(c :: Int) -> Bool = c == 32 or (c >= 9 and c <= 13)

fn is_digit(c :: Int) -> Bool = c >= 48 and c <= 57

## The text was lower-cased, so upper-case hex digits do not occur.
fn is_hex(c :: Int) -> Bool = (c >= 48 and c <= 57) or (c >= 97 and c <= 102)

## The byte at `i`, -1 past the end, so that no form needs to ask for the length.
fn byte_at(b :: Bytes, i :: Int) -> Int do
  if i < Bytes.length(b) do
    Bytes.get(b, i)
  else
    -1
  end
end

fn part(b :: Bytes, start :: Int, stop :: Int) -> String do
  case Bytes.to_string(Bytes.slice(b, start, stop)) do
    Ok(text) -> text
    Err(_) -> ""
  end
end

## The first `limit` bytes of a text, cut back to a character boundary.
pub fn first_bytes(text :: String, limit :: Int) -> String do
  let b = Bytes.from_string(text)
  if Bytes.length(b) <= limit do
    text
  else
    part(b, 0, boundary(b, limit))
  end
end

fn boundary(b :: Bytes, i :: Int) -> Int do
  let c = byte_at(b, i)
  if i > 0 and c >= 128 and c < 192 do
    boundary(b, i - 1)
  else
    i
  end
end
