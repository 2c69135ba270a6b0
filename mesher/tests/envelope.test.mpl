##! Framing of envelopes.

from Ingest.Envelope import Envelope, Item, parse_envelope, envelope_header, envelope_dsn

fn parse(text :: String) -> Envelope!String = parse_envelope(Bytes.from_string(text))

fn is_malformed(text :: String) -> Bool do
  case parse(text) do
    Ok(_) -> false
    Err(_) -> true
  end
end

## The texts of the event items, separated by a bar.
fn events_in(text :: String) -> String do
  case parse(text) do
    Ok(envelope) -> String.join(List.map(envelope.items, text_of), "|")
    Err(reason) -> "malformed: ${reason}"
  end
end

fn text_of(item :: Item) -> String do
  case Bytes.to_string(item.payload) do
    Ok(text) -> text
    Err(reason) -> reason
  end
end

test "an item with a length may hold newlines" do
  Test.assert_eq(events_in("{}\n{\"type\":\"event\",\"length\":3}\n{\n}\n"), "{\n}")
end

test "an item without a length is one line" do
  Test.assert_eq(events_in("{}\n{\"type\":\"event\"}\n{\"a\":1}"), "{\"a\":1}")
  Test.assert_eq(events_in("{}\n{\"type\":\"event\"}\n{\"a\":1}\n\n"), "{\"a\":1}")
end

test "lengths count bytes" do
  Test.assert_eq(events_in("{}\n{\"type\":\"event\",\"length\":4}\n\"é\"\n"), "\"é\"")
end

test "other items are passed over" do
  let attachment = "{\"type\":\"attachment\",\"length\":11}\nline1\nline2\n"
  Test.assert_eq(events_in("{}\n" <> attachment <> "{\"type\":\"event\"}\n{}\n{\"type\":\"odd\"}\nnot json\n"), "{}")
end

test "an empty payload and an envelope without items" do
  Test.assert_eq(events_in("{}\n{\"type\":\"event\",\"length\":0}\n\n"), "")
  Test.assert_eq(events_in("{}"), "")
  Test.assert_eq(events_in("{}\n"), "")
end

test "broken framing is malformed" do
  Test.assert(is_malformed(""))
  Test.assert(is_malformed("not json\n"))
  Test.assert(is_malformed("[]\n"))
  Test.assert(is_malformed("{}\nnot json\n{}"))
  Test.assert(is_malformed("{}\n{\"type\":\"event\",\"length\":9}\n{}"))
  Test.assert(is_malformed("{}\n{\"type\":\"event\",\"length\":1}\n{}\n"))
  Test.assert(is_malformed("{}\n{\"type\":\"event\",\"length\":-1}\n{}\n"))
end

test "the header gives id and dsn" do
  Test.assert_eq(envelope_dsn(envelope_header(Bytes.from_string("{\"dsn\":\"http://k@h/1\"}\n"))), "http://k@h/1")
  case parse("{\"event_id\":\"ab\"}\n") do
    Ok(envelope) -> Test.assert_eq(envelope.event_id, "ab")
    Err(reason) -> Test.assert_eq(reason, "")
  end
end
