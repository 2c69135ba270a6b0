##! Comma separated values with quotes, by a small state machine.

pub type CsvError do
  Ragged(line :: Int, expected :: Int, got :: Int)
  OpenQuote(line :: Int)
  AfterQuote(line :: Int, found :: String)
  DuplicateHeader(String)
  EmptyInput
end deriving(Eq, Display)

pub struct Sheet do
  header :: List<String>
  rows :: List<List<String>>
end deriving(Eq)

type State do
  FieldStart
  Plain
  Quoted
  QuoteSeen
end

struct Machine do
  state :: State
  field :: String
  record :: List<String>
  records :: List<List<String>>
  line :: Int
end

fn end_field(m :: Machine) -> Machine do
  %{m | record: m.record ++ [m.field], field: "", state: FieldStart}
end

fn end_record(m :: Machine) -> Machine do
  let m = end_field(m)
  let is_blank = m.record == [""]
  %{
    m | records: if is_blank do m.records else m.records ++ [m.record] end,
    record: [],
    line: m.line + 1
  }
end

fn feed(m :: Machine, ch :: String) -> Machine!CsvError do
  case (m.state, ch) do
    (Quoted, "\"") -> Ok(%{m | state: QuoteSeen})
    (Quoted, _) -> Ok(%{m | field: m.field <> ch})
    (QuoteSeen, "\"") -> Ok(%{m | state: Quoted, field: m.field <> "\""})
    (FieldStart, "\"") -> Ok(%{m | state: Quoted})
    (_, ",") -> Ok(end_field(m))
    (_, "\n") -> Ok(end_record(m))
    (QuoteSeen, c) -> Err(AfterQuote(m.line, c))
    (FieldStart | Plain, c) -> Ok(%{m | state: Plain, field: m.field <> c})
  end
end

fn finish(m :: Machine) -> List<List<String>>!CsvError do
  case m.state do
    Quoted -> Err(OpenQuote(m.line))
    FieldStart when m.record == [] -> Ok(m.records)
    _ -> Ok(end_record(m).records)
  end
end

pub fn parse(text :: String) -> Sheet!CsvError do
  let start = Machine { state: FieldStart, field: "", record: [], records: [], line: 1 }
  let machine = List.reduce(String.chars(text), Ok(start), fn acc, ch -> feed(acc?, ch) end)?
  let records = finish(machine)?
  case records do
    [] -> Err(EmptyInput)
    header :: rows -> validate(header, rows)
  end
end

fn validate(header :: List<String>, rows) -> Sheet!CsvError do
  let width = List.length(header)
  let repeated =
    List.find(List.enumerate(header), fn ((i, h)) -> List.contains(List.take(header, i), h) end)
  case repeated do
    Some((_, h)) -> Err(DuplicateHeader(h))
    None -> check_rows(header, rows, width)
  end
end

fn check_rows(header, rows, width) do
  for (i, row) in List.enumerate(rows) do
    if List.length(row) != width do
      return Err(Ragged(i + 2, width, List.length(row)))
    end
  end
  Ok(Sheet { header: header, rows: rows })
end

pub fn records(s :: Sheet) -> List<Map<String, String>> do
  List.map(s.rows, fn row -> List.zip(s.header, row) |> Map.from_list end)
end

test "quotes" do
  Test.assert_eq(parse("a\n\"x\"\"y\"\n"), Ok(Sheet { header: ["a"], rows: [["x\"y"]] }))
end
