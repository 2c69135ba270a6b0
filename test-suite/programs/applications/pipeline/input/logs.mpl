##! Lines of a web log.

pub type Method do
  Get
  Post
  Put
  Delete
  Other(String)
end deriving(Eq, Ord, Debug)

pub struct Entry do
  at :: DateTime
  method :: Method
  path :: String
  status :: Int
  millis :: Int
end

pub type LogError do
  BadLine(number :: Int, text :: String)
  BadTime(number :: Int, why :: String)
  BadPattern(String)
end deriving(Display)

let pattern = "^(\\S+) ([A-Z]+) (\\S+) (\\d{3}) (\\d+)ms$"

fn method_of(text) do
  case text do
    "GET" -> Get
    "POST" -> Post
    "PUT" -> Put
    "DELETE" -> Delete
    other -> Other(other)
  end
end

pub fn method_name(m) do
  case m do
    Other(s) -> s
    m -> m |> inspect |> String.to_upper
  end
end

fn int(s) do
  case String.to_int(s) do
    Some(n) -> n
    None -> 0
  end
end

fn parse_line(re :: Regex, number :: Int, line :: String) -> Entry!LogError do
  case Regex.captures(re, line) do
    Some([_, time, verb, path, status, millis]) -> entry(number, time, verb, path, status, millis)
    Some(other) -> Err(BadLine(number, "${List.length(other)} groups"))
    None -> Err(BadLine(number, line))
  end
end

fn entry(number, time, verb, path, status, millis) do
  case DateTime.parse(time) do
    Ok(at) -> Ok(Entry {
      at: at,
      method: method_of(verb),
      path: path,
      status: int(status),
      millis: int(millis)
    })
    Err(why) -> Err(BadTime(number, why))
  end
end

pub fn parse_all(text :: String) -> List<Entry>!LogError do
  let re = case Regex.compile(pattern) do
    Ok(r) -> r
    Err(e) -> return Err(BadPattern(e))
  end
  let numbered = String.lines(text)
    |> List.enumerate
    |> List.filter(fn ((_, l)) -> not String.is_empty(String.trim(l)) end)
  List.reduce(numbered, Ok([]), fn acc, (i, line) ->
    let done = acc?
    let e = parse_line(re, i + 1, line)?
    Ok(done ++ [e])
  end)
end

pub fn first_time(entries :: List<Entry>) -> String do
  case List.min(List.map(entries, fn e -> DateTime.to_unix_ms(e.at) end)) do
    Some(ms) -> "${DateTime.from_unix_ms(ms)}"
    None -> "never"
  end
end

## The first two segments, without queries.
pub fn paths(entries :: List<Entry>) -> List<String> do
  for e in entries do
    let path = List.head(String.split(e.path, "?"))
    path |> String.split("/") |> List.take(3) |> String.join("/")
  end
end
