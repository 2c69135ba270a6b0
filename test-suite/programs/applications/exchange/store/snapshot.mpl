##! Journals as text.

from Store.Journal import Event

pub struct Snapshot do
  version :: Int
  note :: String?
  events :: List<Event>
end deriving(Json)

let current = 2

pub fn save(events :: List<Event>) -> String do
  Json.encode(Snapshot { version: current, note: None, events: events })
end

pub fn load(text :: String) -> List<Event>!String do
  let s = Snapshot.from_json(text)?
  if s.version != current do
    Err("version ${s.version} is not ${current}")
  else
    Ok(s.events)
  end
end

## Variations of a good snapshot that must be refused, or not.
pub fn damaged(good :: String) -> List<String> do
  [
    String.replace(good, "\"version\":2", "\"version\":1"),
    String.replace(good, "\"version\":2,", ""),
    String.replace(good, "\"Placed\"", "\"Replaced\""),
    String.replace(good, "\"quantity\":10", "\"quantity\":\"ten\""),
    String.replace(
      good,
      "\"tag\":\"Cancelled\",\"fields\":[\"AAA\",1]",
      "\"tag\":\"Cancelled\",\"fields\":[\"AAA\"]"
    ),
    String.replace(good, "\"note\":null,", "\"extra\":[1,{\"a\":2}],"),
    String.slice(good, 0, 40),
    "[]",
    "",
  ]
end
