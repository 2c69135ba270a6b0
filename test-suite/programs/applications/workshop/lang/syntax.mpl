##! A small functional language: its tree, its tokens and a parser of precedence climbing.

pub type Op do
  Plus
  Minus
  Times
  Over
  Below
  Same
  Joined
end deriving(Eq, Display)

pub type Expr do
  Num(Int)
  Text(String)
  Truth(Bool)
  Name(String)
  Binary(Op, Expr, Expr)
  Choice(Expr, Expr, Expr)
  Lambda(String, Expr)
  Apply(Expr, Expr)
  Bind(String, Expr, Expr)
  Listing(List<Expr>)
end deriving(Eq, Display)

pub type Token do
  Number(Int)
  Quoted(String)
  Word(String)
  Mark(String)
  Done
end deriving(Eq, Display)

pub struct Problem do
  at :: Int
  why :: String
end deriving(Eq)

impl Display for Problem do
  fn to_string(self) = "at ${self.at}: ${self.why}"
end

type Spot = (Token, Int)

fn is_digit(c) = c >= "0" and c <= "9"

fn is_letter(c) = (c >= "a" and c <= "z") or (c >= "A" and c <= "Z") or c == "_"

## Splits off the characters that a condition holds for.
fn span(chars, holds) do
  fn go(rest, taken) do
    case rest do
      c :: more when holds(c) -> go(more, taken <> c)
      _ -> (taken, rest)
    end
  end
  go(chars, "")
end

pub fn tokens(text :: String) -> List<Spot>!Problem do
  fn go(chars, at, out) -> List<Spot>!Problem do
    case chars do
      [] -> Ok(List.append(out, (Done, at)))
      " " | "\n" :: rest -> go(rest, at + 1, out)
      "\"" :: rest -> quoted(rest, at, out)
      c :: _ when is_digit(c) -> word(chars, at, out, is_digit, number)
      c :: _ when is_letter(c) ->
        word(chars, at, out, fn d -> is_letter(d) or is_digit(d) end, Word)
      a :: b :: rest when List.contains(["->", "==", "++"], a <> b) ->
        go(rest, at + 2, List.append(out, (Mark(a <> b), at)))
      c :: rest when String.contains("+-*/<()=[],\\", c) ->
        go(rest, at + 1, List.append(out, (Mark(c), at)))
      c :: _ -> Err(Problem { at: at, why: "`${c}` is no token" })
    end
  end
  fn number(s) = Number(Map.get(%{true => 0}, false) + (case String.to_int(s) do
    Some(n) -> n
    None -> 0
  end))
  fn word(chars, at, out, holds, make) do
    let (found, rest) = span(chars, holds)
    go(rest, at + String.length(found), List.append(out, (make(found), at)))
  end
  fn quoted(chars, at, out) do
    let (found, rest) = span(chars, fn c -> c != "\"" end)
    case rest do
      [] -> Err(Problem { at: at, why: "an open text" })
      _ :: more -> go(more, at + String.length(found) + 2, List.append(out, (Quoted(found), at)))
    end
  end
  go(String.chars(text), 0, [])
end

# ── the parser: a state of tokens left, threaded through results ──

type Parsed<T> = Result<(T, List<Spot>), Problem>

fn peek(ts :: List<Spot>) -> Token do
  case ts do
    (t, _) :: _ -> t
    [] -> Done
  end
end

fn fail(ts :: List<Spot>, why) do
  let at = case ts do
    (_, at) :: _ -> at
    [] -> -1
  end
  Err(Problem { at: at, why: "${why}, not ${peek(ts)}" })
end

fn expect(ts, token) -> List<Spot>!Problem do
  if peek(ts) == token do Ok(List.tail(ts)) else fail(ts, "expected ${token}") end
end

fn name(ts) -> Parsed<String> do
  case ts do
    (Word(w), _) :: rest when not List.contains(["let", "in", "if", "then", "else"], w) ->
      Ok((w, rest))
    _ -> fail(ts, "expected a name")
  end
end

fn strength(Mark("==")) = Some((1, Same))
fn strength(Mark("<")) = Some((1, Below))
fn strength(Mark("++")) = Some((2, Joined))
fn strength(Mark("+")) = Some((3, Plus))
fn strength(Mark("-")) = Some((3, Minus))
fn strength(Mark("*")) = Some((4, Times))
fn strength(Mark("/")) = Some((4, Over))
fn strength(_) = None

fn expr(ts) -> Parsed<Expr> do
  case peek(ts) do
    Word("let") -> binding(List.tail(ts))
    Word("if") -> choice(List.tail(ts))
    Mark("\\") -> lambda(List.tail(ts))
    _ -> operators(ts, 1)
  end
end

fn binding(ts) do
  let (x, ts) = name(ts)?
  let (value, ts) = expr(expect(ts, Mark("="))?)?
  let (body, ts) = expr(expect(ts, Word("in"))?)?
  Ok((Bind(x, value, body), ts))
end

fn choice(ts) do
  let (condition, ts) = expr(ts)?
  let (yes, ts) = expr(expect(ts, Word("then"))?)?
  let (no, ts) = expr(expect(ts, Word("else"))?)?
  Ok((Choice(condition, yes, no), ts))
end

fn lambda(ts) do
  let (x, ts) = name(ts)?
  case peek(ts) do
    Mark("->") -> Ok(expr(List.tail(ts))?) |> wrap(x)
    _ -> lambda(ts) |> wrap(x)
  end
end

fn wrap(r :: Parsed<Expr>, x) -> Parsed<Expr> do
  let (body, ts) = r?
  Ok((Lambda(x, body), ts))
end

fn operators(ts, least) -> Parsed<Expr> do
  fn go(left, ts) do
    case strength(peek(ts)) do
      Some((level, op)) when level >= least -> more(left, op, operators(List.tail(ts), level + 1)?)
      _ -> Ok((left, ts))
    end
  end
  fn more(left, op, (right, ts)) = go(Binary(op, left, right), ts)
  let (left, ts) = application(ts)?
  go(left, ts)
end

fn application(ts) do
  fn go(f, ts) do
    case atom(ts) do
      Ok((arg, rest)) -> go(Apply(f, arg), rest)
      Err(_) -> Ok((f, ts))
    end
  end
  let (f, ts) = atom(ts)?
  go(f, ts)
end

fn atom(ts) -> Parsed<Expr> do
  case ts do
    (Number(n), _) :: rest -> Ok((Num(n), rest))
    (Quoted(s), _) :: rest -> Ok((Text(s), rest))
    (Word("true"), _) :: rest -> Ok((Truth(true), rest))
    (Word("false"), _) :: rest -> Ok((Truth(false), rest))
    (Word(_), _) :: _ -> named(ts)
    (Mark("("), _) :: rest -> grouped(rest)
    (Mark("["), _) :: rest -> listing(rest)
    _ -> fail(ts, "expected an expression")
  end
end

fn named(ts) do
  let (x, ts) = name(ts)?
  Ok((Name(x), ts))
end

fn grouped(ts) do
  let (inner, ts) = expr(ts)?
  Ok((inner, expect(ts, Mark(")"))?))
end

fn listing(ts) do
  fn go(ts, items) do
    let (item, ts) = expr(ts)?
    case peek(ts) do
      Mark(",") -> go(List.tail(ts), items ++ [item])
      _ -> Ok((Listing(items ++ [item]), expect(ts, Mark("]"))?))
    end
  end
  if peek(ts) == Mark("]") do Ok((Listing([]), List.tail(ts))) else go(ts, []) end
end

pub fn parse(text) -> Expr!Problem do
  let (tree, rest) = expr(tokens(text)?)?
  if peek(rest) == Done do Ok(tree) else fail(rest, "expected the end") end
end

pub fn show(e :: Expr) -> String do
  case e do
    Num(n) -> "${n}"
    Text(s) -> s.inspect()
    Truth(b) -> "${b}"
    Name(x) -> x
    Binary(op, a, b) -> "(${show(a)} ${sign(op)} ${show(b)})"
    Choice(c, a, b) -> "if ${show(c)} then ${show(a)} else ${show(b)}"
    Lambda(x, body) -> "\\${x} -> ${show(body)}"
    Apply(f, x) -> "(${show(f)} ${show(x)})"
    Bind(x, value, body) -> "let ${x} = ${show(value)} in ${show(body)}"
    Listing(items) -> "[" <> String.join(List.map(items, show), ", ") <> "]"
  end
end

pub fn sign(op) do
  match op do
    Plus -> "+"
    Minus -> "-"
    Times -> "*"
    Over -> "/"
    Below -> "<"
    Same -> "=="
    Joined -> "++"
  end
end
