##! From text to tokens.

from Lang.Source import Pos, advance
from Lang.Token import Token, Kind, keywords
from Lang.Errors import LexError, PicoError

struct Cursor do
  rest :: List<String>
  pos :: Pos
end

let two_char = ["==", "!=", "<=", ">="]
let one_char = "+-*/%<>=!(){}[],;:."

fn start(source :: String) -> Cursor do
  Cursor { rest: String.chars(source), pos: Pos.default() }
end

fn step(c :: Cursor) -> Cursor do
  case c.rest do
    [] -> c
    ch :: rest -> Cursor { rest: rest, pos: advance(c.pos, ch) }
  end
end

fn is_digit(ch) = ch >= "0" and ch <= "9" and String.length(ch) == 1

fn is_letter(ch) = (ch >= "a" and ch <= "z") or (ch >= "A" and ch <= "Z") or ch == "_"

fn is_word(ch) = is_digit(ch) or is_letter(ch)

fn is_space(ch) = ch == " " || ch == "\n" || ch == "\t"

fn take_while(c :: Cursor, pred :: Fun(String) -> Bool) -> (String, Cursor) do
  fn go(c, acc) do
    case c.rest do
      ch :: _ when pred(ch) -> go(step(c), acc <> ch)
      _ -> (acc, c)
    end
  end
  go(c, "")
end

fn skip_blank(c :: Cursor) -> Cursor do
  case c.rest do
    "#" :: _ -> skip_blank(skip_line(c))
    ch :: _ when is_space(ch) -> skip_blank(step(c))
    _ -> c
  end
end

fn skip_line(c :: Cursor) -> Cursor do
  let (_, after_line) = take_while(c, fn ch -> ch != "\n" end)
  after_line
end

fn number(c :: Cursor) -> (Token, Cursor)!LexError do
  let (text, next) = take_while(c, fn ch -> is_word(ch) or ch == "." end)
  case String.to_float(text) do
    Some(x) -> Ok((Token { kind: Num(x), pos: c.pos }, next))
    None -> Err(BadNumber(text, c.pos))
  end
end

fn word(c :: Cursor) -> (Token, Cursor) do
  let (text, next) = take_while(c, is_word)
  let kind = if Set.contains(keywords, text) do Keyword(text) else Ident(text) end
  (Token { kind: kind, pos: c.pos }, next)
end

fn string_body(open :: Pos, c :: Cursor, acc :: String) -> (Token, Cursor)!LexError do
  case c.rest do
    [] -> Err(OpenString(open))
    "\"" :: _ -> Ok((Token { kind: Str(acc), pos: open }, step(c)))
    "\\" :: "n" :: _ -> string_body(open, c |> step |> step, acc <> "\n")
    "\\" :: other :: _ -> string_body(open, step(step(c)), acc <> other)
    ch :: _ -> string_body(open, step(c), acc <> ch)
  end
end

fn symbol(c :: Cursor) -> (Token, Cursor)!LexError do
  let pair = String.join(List.take(c.rest, 2), "")
  let first = List.head(c.rest)
  if List.contains(two_char, pair) do
    Ok((Token { kind: Sym(pair), pos: c.pos }, step(step(c))))
  else if String.contains(one_char, first) do
    Ok((Token { kind: Sym(first), pos: c.pos }, step(c)))
  else
    Err(BadChar(first, c.pos))
  end
end

fn next_token(c :: Cursor) -> (Token, Cursor)!LexError do
  let ch = List.head(c.rest)
  if is_digit(ch) do
    number(c)
  else if is_letter(ch) do
    Ok(word(c))
  else if ch == "\"" do
    string_body(c.pos, step(c), "")
  else
    symbol(c)
  end
end

fn collect(c :: Cursor, acc :: List<Token>) -> List<Token>!LexError do
  let c = skip_blank(c)
  if c.rest == [] do
    Ok(acc ++ [Token { kind: Eof, pos: c.pos }])
  else
    let (token, next) = next_token(c)?
    collect(next, List.append(acc, token))
  end
end

## All tokens of `source`, the last is `Eof`.
pub fn tokenize(source :: String) -> List<Token>!PicoError do
  let tokens = collect(start(source), [])?
  Ok(tokens)
end

fn kinds(source) do
  case tokenize(source) do
    Ok(ts) -> List.map(ts, fn t -> "${t.kind}" end)
    Err(e) -> ["${e}"]
  end
end

test "numbers, names and symbols" do
  Test.assert_eq(
    kinds("let a1 = 2.5;"),
    ["`let`", "name `a1`", "`=`", "number 2.5", "`;`", "end of input"]
  )
end

test "errors carry their place" do
  Test.assert_eq(kinds("a\n  @"), ["Lexing error at 2:3: unexpected character `@`"])
  Test.assert_eq(kinds("\"abc"), ["Lexing error at 1:1: unterminated string"])
  Test.assert_eq(kinds("1x"), ["Lexing error at 1:1: bad number `1x`"])
end
