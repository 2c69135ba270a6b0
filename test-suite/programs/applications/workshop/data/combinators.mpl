##! Parser combinators, and three small parsers made of them: JSON, arithmetic with variables, and lists of settings.

pub struct Parser<A> do
  run :: Fun(Input) -> Result<(A, Input), Failure>
end

pub struct Input do
  chars :: List<String>
  at :: Int
end

pub struct Failure do
  at :: Int
  wanted :: List<String>
end deriving(Eq)

impl Display for Failure do
  fn to_string(self) = "at ${self.at} ${String.join(self.wanted, " or ")} was wanted"
end

pub fn parser<A>(run :: Fun(Input) -> Result<(A, Input), Failure>) -> Parser<A> =
  Parser { run: run }

fn go<A>(p :: Parser<A>, i :: Input) -> Result<(A, Input), Failure> do
  let run = p.run
  run(i)
end

pub fn pure(value) = parser(fn i -> Ok((value, i)) end)

pub fn map_p<A, B>(p :: Parser<A>, f :: Fun(A) -> B) -> Parser<B> do
  parser(fn i ->
    let (a, rest) = go(p, i)?
    Ok((f(a), rest))
  end)
end

pub fn and_then<A, B>(p :: Parser<A>, f :: Fun(A) -> Parser<B>) -> Parser<B> do
  parser(fn i ->
    let (a, rest) = go(p, i)?
    go(f(a), rest)
  end)
end

pub fn both(p, q) = and_then(p, fn a -> map_p(q, fn b -> (a, b) end) end)

pub fn skip_left(p, q) = map_p(both(p, q), Tuple.second)

pub fn skip_right(p, q) = map_p(both(p, q), Tuple.first)

## The second is tried where the first began; of two failures the one that came further counts.
pub fn either<A>(p :: Parser<A>, q :: Parser<A>) -> Parser<A> do
  parser(fn i ->
    case go(p, i) do
      Ok(found) -> Ok(found)
      Err(e) -> second(e, go(q, i))
    end
  end)
end

fn second(e, r) do
  case r do
    Ok(found) -> Ok(found)
    Err(f) when f.at == e.at -> Err(%{f | wanted: e.wanted ++ f.wanted})
    Err(f) when f.at > e.at -> Err(f)
    Err(_) -> Err(e)
  end
end

pub fn choice([p]) = p
fn choice(p :: ps) = either(p, choice(ps))

pub fn satisfy(wanted :: String, holds :: Fun(String) -> Bool) -> Parser<String> do
  parser(fn i ->
    case i.chars do
      c :: rest when holds(c) -> Ok((c, Input { chars: rest, at: i.at + 1 }))
      _ -> Err(Failure { at: i.at, wanted: [wanted] })
    end
  end)
end

pub fn char(c) = satisfy("`${c}`", fn d -> d == c end)

pub fn word(text) do
  let all = List.reduce(String.chars(text), pure(""), fn p, c ->
    map_p(both(p, char(c)), fn ((a, b)) -> a <> b end)
  end)
  parser(fn i ->
    case go(all, i) do
      Ok(r) -> Ok(r)
      Err(_) -> Err(Failure { at: i.at, wanted: [text] })
    end
  end)
end

pub fn many<A>(p :: Parser<A>) -> Parser<List<A>> do
  parser(fn i -> repeat(p, i, []) end)
end

fn repeat(p, i, out) do
  case go(p, i) do
    Ok((a, rest)) when rest.at > i.at -> repeat(p, rest, List.append(out, a))
    Ok((a, rest)) -> Ok((List.append(out, a), rest))
    Err(e) when e.at > i.at -> Err(e)
    Err(_) -> Ok((out, i))
  end
end

pub fn some(p) = map_p(both(p, many(p)), fn ((x, xs)) -> [x] ++ xs end)

pub fn optional(p) = either(map_p(p, Some), pure(None))

pub fn lazily<A>(make :: Fun() -> Parser<A>) -> Parser<A> = parser(fn i -> go(make(), i) end)

pub fn spaces() = many(satisfy("a space", fn c -> c == " " or c == "\n" end))

pub fn lexeme(p) = skip_right(p, spaces())

pub fn sign(c) = lexeme(char(c))

pub fn between(open, p, close) = skip_left(open, skip_right(p, close))

pub fn separated<A, B>(p :: Parser<A>, by :: Parser<B>) -> Parser<List<A>> do
  let more = many(skip_left(by, p))
  either(map_p(both(p, more), fn ((x, xs)) -> [x] ++ xs end), pure([]))
end

fn end_of_input() do
  parser(fn i ->
    if i.chars == [] do Ok(((), i)) else Err(Failure { at: i.at, wanted: ["the end"] }) end
  end)
end

pub fn parse_all<A>(p :: Parser<A>, text :: String) -> A!Failure do
  let (a, _) = go(
    skip_right(skip_left(spaces(), p), end_of_input()),
    Input { chars: String.chars(text), at: 0 }
  )?
  Ok(a)
end

# ── JSON ──

pub type Doc do
  Null
  Flag(Bool)
  Number(Float)
  Text(String)
  Items(List<Doc>)
  Fields(List<(String, Doc)>)
end deriving(Eq)

fn digit() = satisfy("a digit", fn c -> c >= "0" and c <= "9" end)

fn number() do
  let fraction = map_p(optional(both(char("."), some(digit()))), fn Some((_, ds)) ->
    "." <> String.join(ds, "")
  | None ->
    ""
  end)
  let minus = map_p(optional(char("-")), fn o -> if o == None do "" else "-" end end)
  let all = both(minus, both(some(digit()), fraction))
  lexeme(map_p(all, fn ((m, (ds, f))) ->
    case String.to_float(m <> String.join(ds, "") <> f) do
      Some(x) -> x
      None -> 0.0
    end
  end))
end

fn quoted() do
  let escape = skip_left(char("\\"), map_p(satisfy("an escape", fn c ->
    String.contains("nt\"\\", c)
  end), fn "n" ->
    "\n"
  | "t" ->
    "\t"
  | other ->
    other
  end))
  let plain = satisfy("a character", fn c -> c != "\"" and c != "\\" end)
  lexeme(map_p(between(char("\""), many(either(escape, plain)), char("\"")), fn cs ->
    String.join(cs, "")
  end))
end

pub fn doc() -> Parser<Doc> do
  lazily(fn ->
    let field = both(skip_right(quoted(), sign(":")), doc())
    choice([
      map_p(lexeme(word("null")), fn _ -> Null end),
      map_p(lexeme(word("true")), fn _ -> Flag(true) end),
      map_p(lexeme(word("false")), fn _ -> Flag(false) end),
      map_p(number(), Number),
      map_p(quoted(), Text),
      map_p(between(sign("["), separated(doc(), sign(",")), sign("]")), Items),
      map_p(between(sign("{"), separated(field, sign(",")), sign("}")), Fields)
    ])
  end)
end

impl Display for Doc do
  fn to_string(self) do
    case self do
      Null -> "null"
      Flag(b) -> "${b}"
      Number(x) -> "${x}"
      Text(s) -> Json.encode_string(s)
      Items(ds) -> "[" <> joined(ds, fn d -> "${d}" end) <> "]"
      Fields(fs) -> "{" <> joined(fs, fn ((k, v)) -> "${Json.encode_string(k)}:${v}" end) <> "}"
    end
  end
end

fn joined(xs, f) = String.join(List.map(xs, f), ",")

# ── arithmetic: the parser makes functions, no tree ──

type Run = Fun(Map<String, Int>) -> Int

fn chain(p :: Parser<Run>, ops :: List<(String, Fun(Int, Int) -> Int)>) -> Parser<Run> do
  let operator = choice(List.map(ops, fn ((c, f)) -> map_p(sign(c), fn _ -> f end) end))
  map_p(both(p, many(both(operator, p))), fn ((first, rest)) ->
    List.reduce(rest, first, fn left, (f, right) -> fn env -> f(left(env), right(env)) end end)
  end)
end

fn sum() -> Parser<Run> do
  chain(product(), [("+", fn a, b -> a + b end), ("-", fn a, b -> a - b end)])
end

fn product() = chain(factor(), [("*", fn a, b -> a * b end), ("/", fn a, b -> a / b end)])

fn factor() -> Parser<Run> do
  let literal = map_p(lexeme(some(digit())), fn ds ->
    let n = List.reduce(ds, 0, fn acc, d -> acc * 10 + value(d) end)
    fn _ -> n end
  end)
  let letter = satisfy("a letter", fn c -> c >= "a" and c <= "z" end)
  let variable = map_p(lexeme(some(letter)), fn cs ->
    let name = String.join(cs, "")
    fn env -> Map.get(env, name) end
  end)
  let group = lazily(fn -> between(sign("("), sum(), sign(")")) end)
  choice([literal, variable, group])
end

fn value(d) do
  case String.to_int(d) do
    Some(n) -> n
    None -> 0
  end
end

fn calculate(text, env) -> Int!Failure do
  let run = parse_all(sum(), text)?
  Ok(run(env))
end

pub fn demo() do
  let text = "{ \"name\": \"a \\\"b\\\"\", \"sizes\": [1, -2.5, 30],\n \"deep\": {\"x\": [[], {}]}, \"ok\": true, \"no\": null }"
  let tree = parse_all(doc(), text)
  println("${tree}")
  println("${Ok(tree) == Ok(parse_all(doc(), "${tree}" |> String.slice(3, String.length("${tree}") - 1)))}")
  println("${parse_all(doc(), "[1, 2")} ${parse_all(doc(), "[1, ?]")}")
  println("${parse_all(doc(), "{\"a\" 1}")}")
  println("${calculate("2 + 3 * (4 - 1) - x / 2", %{"x" => 9})} ${calculate("2 + * 3", %{})} ${calculate("(1", %{})}")
  let settings = separated(
    both(
      skip_right(
        lexeme(some(satisfy("a name", fn c -> c != "=" and c != ";" and c != " " end))),
        sign("=")
      ),
      number()
    ),
    sign(";")
  )
  println("${map_result(parse_all(settings, "width = 3; height=4.5"), fn ps -> List.map(ps, fn ((k, v)) -> (String.join(k, ""), v) end) end)}")
end

fn map_result(r, f) do
  case r do
    Ok(v) -> Ok(f(v))
    Err(e) -> Err(e)
  end
end
