##! A report from JSON: rows are decoded, grouped, sorted, laid out as a table, put into a template, and kept in a database.

pub struct Sale do
  table "sales"
  primary_key :id
  id :: Int
  product :: String
  region :: String
  units :: Int
  price :: Float
  note :: Option<String>
  belongs_to :shop, Shop
end deriving(Eq, Json, Row, Schema, Display)

pub type Align do
  Left
  Right
  Center(fill :: String)
end

pub struct Column<R> do
  title :: String
  align :: Align
  cell :: Fun(R) -> String
end

fn column(title, align, cell) = Column { title: title, align: align, cell: cell }

fn pad(text :: String, width, align) do
  let missing = Math.max(0, width - text.length())
  case align do
    Left -> text <> " ".repeat(missing)
    Right -> " ".repeat(missing) <> text
    Center(fill) -> fill.repeat(missing / 2) <> text <> fill.repeat(missing - missing / 2)
  end
end

pub fn table<R>(columns :: List<Column<R>>, rows :: List<R>) -> String do
  let cells = for r in rows do for c in columns do render(c, r) end end
  let widths = for (i, c) in List.enumerate(columns) do
    List.reduce(cells, c.title.length(), fn w, row -> Math.max(w, row[i].length()) end)
  end
  let line = fn texts ->
    let parts = for ((text, width), c) in List.zip(List.zip(texts, widths), columns) do
      pad(text, width, c.align)
    end
    "| " <> String.join(parts, " | ") <> " |"
  end
  let rule = "+" <> String.join(List.map(widths, fn w -> "-".repeat(w + 2) end), "+") <> "+"
  let head = line(List.map(columns, fn c -> c.title end))
  String.join([rule, head, rule] ++ List.map(cells, line) ++ [rule], "\n")
end

fn render<R>(c :: Column<R>, r :: R) do
  let cell = c.cell
  cell(r)
end

fn two_places(x :: Float) -> String do
  let cents = Math.round(x * 100.0)
  let sign = if cents < 0 do "-" else "" end
  let n = Math.abs(cents)
  "${sign}${n / 100}.${String.from(n % 100).pad_left(2, "0")}"
end

# ── a template: text with {{name}}, {{#list}} … {{/list}} and {{^list}} … {{/list}} ──

pub type Data do
  Word(String)
  Rows(List<Map<String, Data>>)
end

pub fn fill(template :: String, data :: Map<String, Data>) -> String!String do
  case split_once(template, "{{") do
    None -> Ok(template)
    Some((before, rest)) -> tag(before, split_once(rest, "}}"), data)
  end
end

fn split_once(text, mark) do
  case String.index_of(text, mark) do
    None -> None
    Some(i) ->
      Some((String.slice(text, 0, i), String.slice(text, i + mark.length(), text.length())))
  end
end

fn tag(before, rest, data) -> String!String do
  let (name, after_) = case rest do
    None -> return Err("a tag is not closed")
    Some(pair) -> pair
  end
  case String.slice(name, 0, 1) do
    "#" -> section(before, String.slice(name, 1, name.length()), after_, data, true)
    "^" -> section(before, String.slice(name, 1, name.length()), after_, data, false)
    _ -> Ok(before <> text_of(data, name)? <> fill(after_, data)?)
  end
end

fn text_of(data, name) do
  case Map.fetch(data, name) do
    Some(Word(s)) -> Ok(s)
    Some(Rows(_)) -> Err("${name} is a list")
    None -> Err("nothing is called ${name}")
  end
end

fn section(before, name, rest, data, wanted) do
  let (inner, after_) = case split_once(rest, "{{/${name}}}") do
    None -> return Err("${name} does not end")
    Some(pair) -> pair
  end
  let rows = case Map.fetch(data, name) do
    Some(Rows(rows)) -> rows
    _ -> []
  end
  let body = if wanted do
    let parts = for row in rows do fill(inner, Map.merge(data, row))? end
    String.join(parts, "")
  else if rows == [] do
    fill(inner, data)?
  else
    ""
  end
  Ok(before <> body <> fill(after_, data)?)
end

impl Eq for Data do
  fn eq(self, other) do
    case (self, other) do
      (Word(a), Word(b)) -> a == b
      (Rows(a), Rows(b)) -> List.length(a) == List.length(b)
      _ -> false
    end
  end
end

let source = """[
  {"id": 1, "product": "anvil", "region": "north", "units": 2, "price": 99.5, "note": "heavy"},
  {"id": 2, "product": "rope", "region": "south", "units": 30, "price": 1.25},
  {"id": 3, "product": "anvil", "region": "south", "units": 1, "price": 101, "note": null},
  {"id": 4, "product": "saw", "region": "north", "units": 7, "price": 12.125}
]"""

fn sales(text) -> List<Sale>!String do
  let items = Json.as_list(Json.parse(text)?)
  let found = case items do
    Some(list) -> for j in list do Sale.from_json(Json.encode(j))? end
    None -> return Err("no list")
  end
  Ok(found)
end

fn value(s :: Sale) = Int.to_float(s.units) * s.price

fn by_region(rows) = List.group_by(rows, fn s -> s.region end)

fn stored(rows :: List<Sale>) -> List<Sale>!String do
  let db = Sqlite.open(":memory:")?
  let names = List.filter(Sale.__fields__(), fn f -> f != "inserted_at" end)
  Sqlite.execute(
    db,
    "CREATE TABLE ${Sale.__table__()} (${String.join(Sale.__field_types__() |> List.map(fn t -> String.replace(t, ":", " ") end), ", ")})",
    []
  )?
  let places = String.join(List.map(names, fn _ -> "?" end), ", ")
  Sqlite.begin(db)?
  for s in rows do
    let note = case s.note do
      Some(text) -> text
      None -> ""
    end
    Sqlite.execute(
      db,
      "INSERT INTO sales VALUES (${places})",
      ["${s.id}", s.product, s.region, "${s.units}", "${s.price}", note]
    )?
  end
  Sqlite.commit(db)?
  let back = Sqlite.query(db, "SELECT * FROM sales WHERE units > ? ORDER BY price DESC", ["1"])?
  Sqlite.close(db)
  let out = for row in back do Sale.from_row(row)? end
  Ok(out)
end

pub fn demo() do
  let rows = case sales(source) do
    Ok(rows) -> rows
    Err(why) -> return println("no sales: ${why}")
  end
  let columns = [
    column("product", Left, fn s -> s.product end),
    column("units", Right, fn s -> "${s.units}" end),
    column("value", Right, fn s -> two_places(value(s)) end),
    column("note", Center("."), fn s -> if s.note == None do "" else "${s.note}" end end)
  ]
  println(table(columns, rows))
  let regions = for {name, group} in by_region(rows) do
    let sum = List.reduce(group, 0.0, fn acc, s -> acc + value(s) end)
    %{
      "name" => Word(name),
      "sum" => Word(two_places(sum)),
      "rows" => Rows(List.map(group, fn s -> %{"product" => Word(s.product)} end))
    }
  end
  let template = "{{title}}:{{#regions}} {{name}} ({{#rows}}{{product}} {{/rows}}= {{sum}}){{/regions}}{{^none}} and nothing else{{/none}}"
  println("${fill(template, %{"title" => Word("Sales"), "regions" => Rows(regions), "none" => Rows([])})}")
  println("${fill("{{a}} {{b", %{"a" => Word("x")})} ${fill("{{z}}", %{})} ${fill("{{#a}}", %{})}")
  println("${sales("{}")} ${sales("[{\"id\": 1}]")} ${sales("[")}")
  println("${Sale.__relationships__()} ${stored(rows)}")
  println("${List.map(rows, value) == [199.0, 37.5, 101.0, 84.875]} ${two_places(-0.005)} ${two_places(1.005)}")
end
