##! Reads a web log and a table of people, and reports on both.

import Input.Csv
import Input.Logs
import Input.Ini
import Render.Table
import Render.Text
import Stats.Numbers
import Stats.Group
import Stats.Stream
from Input.Csv import CsvError, Sheet
from Input.Logs import Entry, Method, LogError
from Render.Table import Column, Align
from Sample import log_text, people_csv, broken_csv, settings

type AppError do
  Csv(CsvError)
  Log(LogError)
  Io(String)
end deriving(Display)

impl From<CsvError> for AppError do
  fn from(e :: CsvError) -> AppError = Csv(e)
end

impl From<LogError> for AppError do
  fn from(e :: LogError) -> AppError = Log(e)
end

impl From<String> for AppError do
  fn from(e :: String) -> AppError = Io(e)
end

struct Person do
  name :: String
  age :: Int
  city :: String
  balance :: Float
  email :: String?
end deriving(Eq, Row, Json, Display, Debug)

fn people() -> List<Person>!AppError do
  let sheet = Csv.parse(people_csv)?
  let rows = Csv.records(sheet)
  let parsed = List.map(rows, Person.from_row)
  let good = collect_results(parsed)?
  Ok(good)
end

## All values, or the first error.
fn collect_results<T, E>(rs :: List<T!E>) -> List<T>!E do
  List.reduce(rs, Ok([]), fn acc, r ->
    let xs = acc?
    let x = r?
    Ok(List.append(xs, x))
  end)
end

fn show_people() -> ()!AppError do
  println("-- people")
  let ps = people()?
  for p in ps do println("${p}") end
  println("${List.head(ps).inspect()}")
  let by_city = Group.by(ps, fn p -> p.city end)
  for {city, members} in by_city do
    let names = members |> List.map(fn p -> p.name end) |> String.join(", ")
    let mean = members |> List.map(fn p -> p.age end) |> Numbers.mean
    println("${String.pad_right(city, 10, " ")}|${names} (mean ${Numbers.fixed(mean, 1)})")
  end
  let oldest = List.sort(ps, fn a, b -> b.age - a.age end) |> List.first
  println(case oldest do
    Some(p) -> "oldest ${p.name}"
    None -> "nobody"
  end)
  let table = Table.render(
    [Table.left("name"), Table.right("age"), Table.right("balance"), Table.centre("mail")],
    for p in ps do [p.name, "${p.age}", Numbers.fixed(p.balance, 2), or_dash(p.email)] end
  )
  println(table)
  println(Json.encode(List.take(ps, 2)))
  let again = ps |> List.map(fn p -> Person.from_json(Json.encode(p)) end) |> collect_results
  println("${again == Ok(ps)}")
  Ok(())
end

fn or_dash(o :: String?) -> String do
  case o do
    Some(s) -> s
    None -> "-"
  end
end

fn show_errors() do
  println("-- errors")
  for text in broken_csv do
    case Csv.parse(text) do
      Ok(s) -> println("fine: ${List.length(s.rows)} rows")
      Err(e) -> println("${AppError.from(e)}")
    end
  end
  let bad_rows = [
    %{"name" => "a", "age" => "x", "city" => "c", "balance" => "1", "email" => ""},
    %{"name" => "a", "age" => " 7 ", "city" => "c"},
    %{"name" => "a", "age" => "7", "city" => "c", "balance" => "1e3", "email" => "e"},
  ]
  for row in bad_rows do println("${Person.from_row(row)}") end
end

fn show_log() -> Int!AppError do
  println("-- log")
  let entries = Logs.parse_all(log_text)?
  println("${List.length(entries)} entries from ${Logs.first_time(entries)}")
  let statuses = entries
    |> Group.count(fn e -> e.status end)
    |> Map.to_list
    |> List.sort_by(Tuple.first)
  println("${statuses}")
  let slowest = entries
    |> List.sort_by(fn e -> -e.millis end)
    |> List.take(2)
    |> List.map(fn e -> (e.path, e.millis) end)
  println("${slowest}")
  let times = List.map(entries, fn e -> Int.to_float(e.millis) end)
  println("p50 ${Numbers.percentile(times, 50)} p90 ${Numbers.percentile(times, 90)} p100 ${Numbers.percentile(times, 100)}")
  println("mean ${Numbers.fixed(Numbers.mean_of(times), 3)} sd ${Numbers.fixed(Numbers.deviation(times), 3)}")
  let hours = Group.by(entries, fn e -> DateTime.to_string(DateTime.truncate_hour(e.at)) end)
  for {hour, es} in hours do
    println("${hour} ${List.length(es)} ${Text.bar(List.length(es), 4)}")
  end
  let methods = entries
    |> List.map(fn e -> e.method end)
    |> List.unique
    |> List.map(Logs.method_name)
  println(String.join(methods, "/"))
  println("${Logs.paths(entries) |> Set.from_list |> Set.to_list}")
  let errors = Logs.parse_all("nonsense")
  println("${case errors do Ok(_) -> "?"
    Err(e) -> "${AppError.from(e)}"
  end}")
  Ok(List.length(entries))
end

fn show_text() do
  println("-- text")
  println(
    Text.title_case("hello wide world") <> "|" <> Text.snake("HelloWideWorld") <> "|" <> Text.camel("hello_wide_world")
  )
  println("${Text.words("The quick, brown fox; the lazy dog!")}")
  println("${Text.word_counts("a b a c b a")}")
  println("${Text.wrap("the quick brown fox jumps over the lazy dog", 16)}")
  println("${Text.caesar("Hello, World!", 3)} ${Text.caesar(Text.caesar("Hello, World!", 3), -3)}")
  println("${Text.palindrome("Was it a car or a cat I saw?")} ${Text.palindrome("no")}")
  println("${String.to_upper("straße")} ${String.length("naïve café")} ${String.reverse("añb")} ${String.slice("žluťoučký", 2, 5)}")
  println("${String.byte_length("é")} ${String.chars("日本")} ${String.index_of("日本語", "語")}")
  println("${String.strip_prefix("prefix-x", "prefix-")} ${String.strip_suffix("a.txt", ".md")}")
  println(Text.roman(1994) <> " " <> Text.roman(2026) <> " ${Text.from_roman("MCMXCIV")}")
  println(Text.template(
    "Dear {name}, you owe {sum}{currency}. {missing}",
    %{"name" => "Ann", "sum" => "5", "currency" => "€"}
  ))
  println("${Ini.parse(settings)}")
end

fn show_bytes() -> ()!AppError do
  println("-- bytes")
  let data = Bytes.from_string("héllo")
  println("${Bytes.length(data)} ${Bytes.to_hex(data)} ${Base64.encode(data)}")
  let back = Base64.decode("aMOpbGxv")?
  println("${Bytes.to_string(back)} ${back == data}")
  println(Bytes.to_hex(Crypto.sha256(Bytes.from_string("abc"))))
  let broken = Bytes.from_hex("ff")?
  println("${Bytes.to_string(broken) |> is_err} ${Bytes.from_hex("zz") |> is_err} ${Base64.decode("***") |> is_err}")
  println("${Url.encode("a b&c=d/é")} ${Url.decode("a%20b%26")}")
  Ok(())
end

fn is_err(r) do
  case r do
    Ok(_) -> false
    Err(_) -> true
  end
end

fn show_files(path :: String) -> Int!AppError do
  println("-- files")
  File.write(path, "one\n")?
  File.append(path, "two\nthree\n")?
  let text = File.read(path)?
  let lines = text |> String.lines
  println("${lines} ${File.exists(path)}")
  let total = Stream.count_matching(lines, "t")
  File.delete(path)?
  println("${File.exists(path)} ${is_err(File.read(path))} ${is_err(File.delete(path))}")
  Ok(total)
end

fn main() do
  show_people()?
  show_errors()
  let n = show_log()?
  println("${n} log entries")
  show_text()
  show_bytes()?
  let args = Env.args()
  let path = if List.length(args) > 0 do
    List.head(args)
  else
    "/tmp/mesh_pipeline_${Random.uuid_v4()}.txt"
  end
  println("${show_files(path)?} lines with a t")
  println("-- streams")
  Stream.demo()
end
#> -- people
#> Person(Ann, 31, Oslo, 10.5, Some(ann@example.org))
#> Person(Bob, Jr., 27, San José, -3.25, None)
#> Person(Cleo, 44, Oslo, 1000, Some(cleo "the boss" <c@x>))
#> Person(Dan, 19, San José, 0, None)
#> Person { name: Ann, age: 31, city: Oslo, balance: 10.5, email: Some(ann@example.org) }
#> Oslo      |Ann, Cleo (mean 37.5)
#> San José  |Bob, Jr., Dan (mean 23.0)
#> oldest Cleo
#> +----------+-----+---------+-----------------------+
#> | name     | age | balance |         mail          |
#> +----------+-----+---------+-----------------------+
#> | Ann      |  31 |   10.50 |    ann@example.org    |
#> | Bob, Jr. |  27 |   -3.25 |           -           |
#> | Cleo     |  44 | 1000.00 | cleo "the boss" <c@x> |
#> | Dan      |  19 |    0.00 |           -           |
#> +----------+-----+---------+-----------------------+
#> [{"name":"Ann","age":31,"city":"Oslo","balance":10.5,"email":"ann@example.org"},{"name":"Bob, Jr.","age":27,"city":"San José","balance":-3.25,"email":null}]
#> true
#> -- errors
#> Csv(Ragged(2, 2, 3))
#> Csv(OpenQuote(2))
#> Csv(DuplicateHeader(a))
#> Csv(EmptyInput)
#> Csv(AfterQuote(2, z))
#> fine: 1 rows
#> Err(cannot parse 'x' as Int)
#> Err(missing column: balance)
#> Ok(Person(a, 7, c, 1000, Some(e)))
#> -- log
#> 6 entries from 2026-03-01T10:15:30.250Z
#> [(200, 3), (201, 1), (404, 1), (500, 1)]
#> [(/slow, 1200), (/api/items, 48)]
#> p50 12 p90 1200 p100 1200
#> mean 215.000 sd 440.749
#> 2026-03-01T10:00:00.000Z 3 ############
#> 2026-03-01T12:00:00.000Z 2 ########
#> 2026-03-02T05:00:00.000Z 1 ####
#> GET/POST/DELETE/PUT
#> [/index.html, /api/items, /slow]
#> Log(BadLine(1, nonsense))
#> 6 log entries
#> -- text
#> Hello Wide World|hello_wide_world|helloWideWorld
#> [the, quick, brown, fox, the, lazy, dog]
#> [(a, 3), (b, 2), (c, 1)]
#> [the quick brown, fox jumps over, the lazy dog]
#> Khoor, Zruog! Hello, World!
#> true false
#> STRASSE 10 bña uťo
#> 2 [日, 本] Some(2)
#> Some(x) None
#> MCMXCIV MMXXVI Some(1994)
#> Dear Ann, you owe 5€. <missing?>
#> (%{ => %{title => Mesh}, server => %{port => 8080, host => localhost}, client => %{retries => 3}}, [broken line])
#> -- bytes
#> 6 68c3a96c6c6f aMOpbGxv
#> Ok(héllo) true
#> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
#> true true true
#> a%20b%26c%3Dd%2F%C3%A9 a b&
#> -- files
#> [one, two, three] true
#> false true true
#> 2 lines with a t
#> -- streams
#> [1, 9, 25, 49, 81]
#> nothing yet
#> pulled 1
#> pulled 2
#> Some(2)
#> pulled 3
#> pulled 4
#> true None
#> [(a, b), (c, d)]
#> 0x1y2z
#> Some(14)
#> %{1 => a, 2 => b} a1b2
#> [(0, 3), (1, 1)]
#> 499999500000
#> #{TO, BE, OR} %{T => [TO, TO], B => [BE, BE], O => [OR]}
#> [[1, 2], [3, 4], [5]] ([3, 4], [1, 2]) Some(1)
#> 321
