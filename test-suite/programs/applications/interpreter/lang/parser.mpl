##! A Pratt parser over a token list.

from Lang.Source import Pos
from Lang.Token import Token, Kind, is
from Lang.Errors import ParseError, PicoError
from Lang.Ast import Expr, Stmt, Function, BinOp, infix

type Parsed<T> = Result<(T, List<Token>), ParseError>

type Rest = List<Token>

fn peek(ts :: Rest) -> Token do
  List.head(ts)
end

fn fail<T>(wanted :: String, ts :: Rest) -> Result<T, ParseError> do
  let t = peek(ts)
  Err(ParseError { wanted: wanted, found: "${t.kind}", at: t.pos })
end

fn expect(symbol :: String, ts :: Rest) -> Result<Rest, ParseError> do
  if is(peek(ts), symbol) do
    Ok(List.tail(ts))
  else
    fail("`${symbol}`", ts)
  end
end

fn ident(ts :: Rest) -> Parsed<String> do
  case peek(ts).kind do
    Ident(name) -> Ok((name, List.tail(ts)))
    _ -> fail("a name", ts)
  end
end

# ---- expressions -------------------------------------------------------------

fn expression(ts) = assignment(ts)

fn assignment(ts :: Rest) -> Parsed<Expr> do
  let (left, rest) = either(ts)?
  if is(peek(rest), "=") do
    case left do
      Var(name, at) -> finish_assign(name, at, List.tail(rest))
      _ -> fail("a variable before `=`", rest)
    end
  else
    Ok((left, rest))
  end
end

fn finish_assign(name, at, ts) do
  let (value, rest) = assignment(ts)?
  Ok((Assign(name, value, at), rest))
end

fn either(ts :: Rest) -> Parsed<Expr> do
  let (left, rest) = both(ts)?
  more("or", both, Either, left, rest)
end

fn both(ts :: Rest) -> Parsed<Expr> do
  let (left, rest) = binary(ts, 0)?
  more("and", fn r -> binary(r, 0) end, Both, left, rest)
end

fn more(word, operand, make, left, ts) do
  if is(peek(ts), word) do
    let (right, rest) = operand(List.tail(ts))?
    more(word, operand, make, make(left, right), rest)
  else
    Ok((left, ts))
  end
end

fn binary(ts :: Rest, least :: Int) -> Parsed<Expr> do
  let (left, rest) = unary(ts)?
  climb(left, rest, least)
end

fn climb(left :: Expr, ts :: Rest, least :: Int) -> Parsed<Expr> do
  let token = peek(ts)
  let found = case token.kind do
    Sym(s) -> infix(s)
    _ -> None
  end
  case found do
    Some((op, power)) when power > least ->
      climb_with(op, power, token.pos, left, List.tail(ts), least)
    _ -> Ok((left, ts))
  end
end

fn climb_with(op, power, at, left, ts, least) do
  let (right, rest) = binary(ts, power)?
  climb(Binary(op, left, right, at), rest, least)
end

fn unary(ts :: Rest) -> Parsed<Expr> do
  let token = peek(ts)
  case token.kind do
    Sym("-") -> prefix("-", token.pos, List.tail(ts))
    Sym("!") -> prefix("!", token.pos, List.tail(ts))
    _ -> postfix(ts)
  end
end

fn prefix(op :: String, at :: Pos, ts :: Rest) -> Parsed<Expr> do
  let (operand, rest) = unary(ts)?
  Ok((Unary(op, operand, at), rest))
end

fn postfix(ts :: Rest) -> Parsed<Expr> do
  let (base, rest) = primary(ts)?
  suffixes(base, rest)
end

fn suffixes(base :: Expr, ts :: Rest) -> Parsed<Expr> do
  let token = peek(ts)
  case token.kind do
    Sym("(") -> call_suffix(base, token.pos, List.tail(ts))
    Sym("[") -> index_suffix(base, token.pos, List.tail(ts))
    Sym(".") -> field_suffix(base, token.pos, List.tail(ts))
    _ -> Ok((base, ts))
  end
end

fn call_suffix(base, at, ts) do
  let (args, rest) = separated(ts, ")", expression)?
  suffixes(Call(base, args, at), rest)
end

fn index_suffix(base, at, ts) do
  let (index, rest) = expression(ts)?
  let rest = expect("]", rest)?
  suffixes(Index(base, index, at), rest)
end

fn field_suffix(base, at, ts) do
  let (name, rest) = ident(ts)?
  suffixes(Index(base, Text(name), at), rest)
end

## Items separated by commas up to the closing symbol; generic in the item.
fn separated<T>(ts :: Rest, close :: String, item :: Fun(Rest) -> Parsed<T>) -> Parsed<List<T>> do
  fn go(ts, acc) do
    if is(peek(ts), close) do
      Ok((acc, List.tail(ts)))
    else
      let (x, rest) = item(ts)?
      if is(peek(rest), ",") do
        go(List.tail(rest), acc ++ [x])
      else
        let rest = expect(close, rest)?
        Ok((acc ++ [x], rest))
      end
    end
  end
  go(ts, [])
end

fn primary(ts :: Rest) -> Parsed<Expr> do
  let token = peek(ts)
  let rest = List.tail(ts)
  case token.kind do
    Num(n) -> Ok((Number(n), rest))
    Str(s) -> Ok((Text(s), rest))
    Ident(name) -> Ok((Var(name, token.pos), rest))
    Keyword("true") -> Ok((Truth(true), rest))
    Keyword("false") -> Ok((Truth(false), rest))
    Keyword("null") -> Ok((Null, rest))
    Keyword("fn") -> lambda(None, token.pos, rest)
    Sym("(") -> grouped(rest)
    Sym("[") -> array(rest)
    Sym("{") -> dict(rest)
    _ -> fail("an expression", ts)
  end
end

fn grouped(ts) do
  let (inner, rest) = expression(ts)?
  let rest = expect(")", rest)?
  Ok((inner, rest))
end

fn array(ts) do
  let (items, rest) = separated(ts, "]", expression)?
  Ok((Array(items), rest))
end

fn dict(ts) do
  let (pairs, rest) = separated(ts, "}", entry)?
  Ok((Dict(pairs), rest))
end

fn entry(ts :: Rest) -> Parsed<(String, Expr)> do
  let (key, rest) = key_of(ts)?
  let rest = expect(":", rest)?
  let (value, rest) = expression(rest)?
  Ok(((key, value), rest))
end

fn key_of(ts :: Rest) -> Parsed<String> do
  case peek(ts).kind do
    Str(s) -> Ok((s, List.tail(ts)))
    Ident(s) -> Ok((s, List.tail(ts)))
    _ -> fail("a key", ts)
  end
end

fn lambda(name :: Option<String>, at :: Pos, ts :: Rest) -> Parsed<Expr> do
  let (f, rest) = function_rest(name, at, ts)?
  Ok((Lambda(f), rest))
end

fn function_rest(name, at, ts) -> Parsed<Function> do
  let rest = expect("(", ts)?
  let (params, rest) = separated(rest, ")", ident)?
  let (body, rest) = block(rest)?
  Ok((Function { name: name, params: params, body: body, at: at }, rest))
end

# ---- statements --------------------------------------------------------------

fn block(ts :: Rest) -> Parsed<List<Stmt>> do
  let rest = expect("{", ts)?
  statements(rest, "}")
end

fn statements(ts :: Rest, close :: String) -> Parsed<List<Stmt>> do
  fn go(ts, acc) do
    let t = peek(ts)
    if is(t, close) do
      Ok((acc, List.tail(ts)))
    else if t.kind == Eof do
      if close == "" do Ok((acc, ts)) else fail("`${close}`", ts) end
    else
      let (s, rest) = statement(ts)?
      go(rest, acc ++ [s])
    end
  end
  go(ts, [])
end

fn statement(ts :: Rest) -> Parsed<Stmt> do
  let token = peek(ts)
  let rest = List.tail(ts)
  case token.kind do
    Keyword("let") -> define(token.pos, rest)
    Keyword("print") -> print_stmt(rest)
    Keyword("if") -> if_stmt(rest)
    Keyword("while") -> while_stmt(rest)
    Keyword("return") -> return_stmt(token.pos, rest)
    Keyword("fn") -> fn_stmt(token.pos, ts)
    _ -> expr_stmt(ts)
  end
end

fn terminated<T>(parsed :: (T, Rest)) -> Parsed<T> do
  let (x, ts) = parsed
  let rest = expect(";", ts)?
  Ok((x, rest))
end

fn define(at, ts) do
  let (name, rest) = ident(ts)?
  let rest = expect("=", rest)?
  let (value, rest) = expression(rest)?
  terminated((Define(name, value, at), rest))
end

fn print_stmt(ts) do
  let (value, rest) = expression(ts)?
  terminated((Print(value), rest))
end

fn expr_stmt(ts) do
  let (value, rest) = expression(ts)?
  terminated((ExprStmt(value), rest))
end

fn return_stmt(at, ts) do
  if is(peek(ts), ";") do
    terminated((Return(None, at), ts))
  else
    let (value, rest) = expression(ts)?
    terminated((Return(Some(value), at), rest))
  end
end

fn if_stmt(ts) -> Parsed<Stmt> do
  let (question, rest) = expression(ts)?
  let (yes, rest) = block(rest)?
  if not is(peek(rest), "else") do
    return Ok((When(question, yes, None), rest))
  end
  let rest = List.tail(rest)
  if is(peek(rest), "if") do
    let (nested, rest) = if_stmt(List.tail(rest))?
    Ok((When(question, yes, Some([nested])), rest))
  else
    let (no, rest) = block(rest)?
    Ok((When(question, yes, Some(no)), rest))
  end
end

fn while_stmt(ts) do
  let (question, rest) = expression(ts)?
  let (body, rest) = block(rest)?
  Ok((Loop(question, body), rest))
end

fn fn_stmt(at :: Pos, ts :: Rest) -> Parsed<Stmt> do
  let after_fn = List.tail(ts)
  case peek(after_fn).kind do
    Ident(name) -> named_fn(name, at, List.tail(after_fn))
    _ -> expr_stmt(ts)
  end
end

fn named_fn(name, at, ts) do
  let (f, rest) = function_rest(Some(name), at, ts)?
  Ok((DefineFn(f), rest))
end

pub fn parse_program(tokens :: List<Token>) -> List<Stmt>!PicoError do
  let (program, _) = statements(tokens, "")?
  Ok(program)
end
