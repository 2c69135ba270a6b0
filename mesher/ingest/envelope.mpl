##! Framing of Sentry envelopes: bytes in, header fields and items out.
##!
##! An envelope is a header line and items, each an item header line and a payload. A payload is as long as its header
##! says, or one line when it says nothing. Only items that hold events or loss counts are kept; of the others the kind is
##! noted, because a bad or unknown item must not cost the rest of the envelope. What an item's payload means is not known here.

from Types.JsonValue import text_at, is_object

pub struct Item do
  kind :: String
  payload :: Bytes
end deriving()

pub struct Envelope do
  event_id :: String
  dsn :: String
  sent_at :: String
  items :: List<Item>
  dropped :: List<String>
end deriving()

## More events than this in one envelope are dropped; SDKs send one.
fn item_limit() -> Int = 100

## Behind so many items of any kind the rest is not looked at: a small compressed body may hold millions.
fn item_count_max() -> Int = 1000

## The error says what is wrong with the framing.
pub fn parse_envelope(body :: Bytes) -> Envelope!String = parse_items(body, envelope_header(body))

## The first line, which is read before the rest because it may hold the client's key.
pub fn envelope_header(body :: Bytes) -> Json!String = header_line(body, 0, line_end(body, 0), "envelope header")

## The `dsn` of a header, for clients that authenticate by nothing else.
pub fn envelope_dsn(header :: Json!String) -> String do
  case header do
    Ok(found) -> text_at(found, "dsn")
    Err(_) -> ""
  end
end

## The rest of an envelope behind its header.
pub fn parse_items(body :: Bytes, header_read :: Json!String) -> Envelope!String do
  let header = header_read?
  let (items, dropped) = read_items(body, line_end(body, 0) + 1, [], [])?
  Ok(Envelope {
    event_id: text_at(header, "event_id"),
    dsn: text_at(header, "dsn"),
    sent_at: text_at(header, "sent_at"),
    items: items,
    dropped: dropped
  })
end

fn read_items(body :: Bytes, i :: Int, items :: List<Item>, dropped :: List<String>) -> (List<Item>, List<String>)!String do
  if i >= Bytes.length(body) or List.length(items) + List.length(dropped) >= item_count_max() do
    Ok((items, dropped))
  else if Bytes.get(body, i) == 10 do
    read_items(body, i + 1, items, dropped)
  else
    let (item, next) = read_item(body, i)?
    if is_kept(item) and List.length(items) < item_limit() do
      read_items(body, next, List.append(items, item), dropped)
    else
      read_items(body, next, items, List.append(dropped, item.kind))
    end
  end
end

fn is_kept(item :: Item) -> Bool = item.kind == "event" or item.kind == "client_report"

## The item whose header begins at `i`, and the position behind it.
fn read_item(body :: Bytes, i :: Int) -> (Item, Int)!String do
  let stop = line_end(body, i)
  let header = header_line(body, i, stop, "item header")?
  let start = Math.min(stop + 1, Bytes.length(body))
  let finish = payload_end(body, header, start)?
  Ok((Item { kind: text_at(header, "type"), payload: Bytes.slice(body, start, finish) }, finish + 1))
end

fn payload_end(body :: Bytes, header :: Json, start :: Int) -> Int!String do
  case Json.field(header, "length") do
    Some(value) -> counted_end(body, Json.as_int(value), start)
    None -> Ok(line_end(body, start))
  end
end

## `null` and other odd lengths count as absent.
fn counted_end(body :: Bytes, length :: Option<Int>, start :: Int) -> Int!String do
  case length do
    None -> Ok(line_end(body, start))
    Some(n) -> checked_end(body, n, start)
  end
end

fn checked_end(body :: Bytes, n :: Int, start :: Int) -> Int!String do
  let size = Bytes.length(body)
  if n < 0 or n > size - start do
    Err("item length ${n} exceeds the envelope")
  else if start + n < size and Bytes.get(body, start + n) != 10 do
    Err("item payload is not followed by a newline")
  else
    Ok(start + n)
  end
end

fn header_line(body :: Bytes, start :: Int, stop :: Int, what :: String) -> Json!String do
  let text = Bytes.to_string(Bytes.slice(body, start, stop))?
  case Json.parse(text) do
    Ok(header) -> checked_header(header, what)
    Err(reason) -> Err("${what}: ${reason}")
  end
end

fn checked_header(header :: Json, what :: String) -> Json!String do
  if is_object(header) do
    Ok(header)
  else
    Err("${what}: not an object")
  end
end

fn line_end(body :: Bytes, i :: Int) -> Int do
  case Bytes.index_from(body, Bytes.from_string("\n"), i) do
    Some(at) -> at
    None -> Bytes.length(body)
  end
end
