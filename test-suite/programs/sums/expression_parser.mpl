# Tokenizer, Pratt parser, evaluator with closures and environments.
type Tok do
  Num(Float)
  Name(String)
  Op(String)
  LParen
  RParen
  Comma
  Eof
end deriving(Eq, Display)

type Ast do
  Lit(Float)
  Var(String)
  Bin(op :: String, left :: Ast, right :: Ast)
  Neg(Ast)
  Call(String, List<Ast>)
  Let(String, Ast, Ast)
  Lam(String, Ast)
end deriving(Eq, Display)

type Value do
  N(Float)
  F(Fun(Value) -> Value!String)
end

struct Lexer do
  chars :: List<String>
  pos :: Int
end

fn chars_of(s) = s |> String.split("") |> List.filter(fn c -> c != "" end)

fn is_digit(c) = String.contains("0123456789.", c)
fn is_alpha(c) = String.contains("abcdefghijklmnopqrstuvwxyz_", c)

fn take_while([], _, acc) = (acc, [])
fn take_while(c :: rest, p, acc) do
  if p(c) do take_while(rest, p, acc <> c) else (acc, [c] ++ rest) end
end

fn lex(cs) -> List<Tok>!String do
  case cs do
    [] -> Ok([Eof])
    " " :: rest -> lex(rest)
    "(" :: rest -> cons(LParen, rest)
    ")" :: rest -> cons(RParen, rest)
    "," :: rest -> cons(Comma, rest)
    (("+" | "-" | "*" | "/" | "^" | "=" | "\\" | ";") as c) :: rest -> cons(Op(c), rest)
    c :: _ when is_digit(c) -> number(cs)
    c :: _ when is_alpha(c) -> word(cs)
    c :: _ -> Err("unexpected '${c}'")
  end
end

fn cons(t, rest) do
  let more = lex(rest)?
  Ok([t] ++ more)
end

fn number(cs) do
  let (text, rest) = take_while(cs, is_digit, "")
  case String.to_float(text) do
    Some(x) -> cons(Num(x), rest)
    None -> Err("bad number ${text}")
  end
end

fn word(cs) do
  let (text, rest) = take_while(cs, is_alpha, "")
  cons(Name(text), rest)
end

fn power(Op("+")) = 10
fn power(Op("-")) = 10
fn power(Op("*" | "/")) = 20
fn power(Op("^")) = 30
fn power(_) = 0

fn parse(src :: String) -> Ast!String do
  let toks = src |> chars_of |> lex?
  let (ast, rest) = expr(toks, 0)?
  case rest do
    [Eof] -> Ok(ast)
    t :: _ -> Err("trailing ${t}")
    [] -> Err("empty")
  end
end

fn expr(toks, min) -> (Ast, List<Tok>)!String do
  let (left, rest) = prefix(toks)?
  infix(left, rest, min)
end

fn prefix(toks) -> (Ast, List<Tok>)!String do
  case toks do
    Num(x) :: rest -> Ok((Lit(x), rest))
    Name("let") :: Name(n) :: Op("=") :: rest -> let_in(n, rest)
    Op("\\") :: Name(n) :: rest -> lambda(n, rest)
    Name(f) :: LParen :: rest -> call_args(f, rest, [])
    Name(n) :: rest -> Ok((Var(n), rest))
    Op("-") :: rest -> negate(rest)
    LParen :: rest -> group(rest)
    t :: _ -> Err("no expression at ${t}")
    [] -> Err("end of input")
  end
end

fn let_in(n, toks) do
  let (value, rest) = expr(toks, 0)?
  case rest do
    Op(";") :: more -> let_body(n, value, more)
    _ -> Err("expected ;")
  end
end

fn let_body(n, value, toks) do
  let (body, rest) = expr(toks, 0)?
  Ok((Let(n, value, body), rest))
end

fn lambda(n, toks) do
  let (body, rest) = expr(toks, 0)?
  Ok((Lam(n, body), rest))
end

fn negate(toks) do
  let (e, rest) = expr(toks, 25)?
  Ok((Neg(e), rest))
end

fn group(toks) do
  let (e, rest) = expr(toks, 0)?
  case rest do
    RParen :: more -> Ok((e, more))
    _ -> Err("expected )")
  end
end

fn call_args(f, RParen :: rest, acc) = Ok((Call(f, acc), rest))
fn call_args(f, toks, acc) do
  let (arg, rest) = expr(toks, 0)?
  case rest do
    Comma :: more -> call_args(f, more, List.append(acc, arg))
    RParen :: more -> Ok((Call(f, List.append(acc, arg)), more))
    _ -> Err("expected , or )")
  end
end

fn infix(left, toks, min) -> (Ast, List<Tok>)!String do
  case toks do
    Op(o) :: rest when power(Op(o)) > min -> infix_op(left, o, rest, min)
    _ -> Ok((left, toks))
  end
end

fn infix_op(left, o, toks, min) do
  let p = power(Op(o))
  let (right, rest) = expr(toks, if o == "^" do p - 1 else p end)?
  infix(Bin(o, left, right), rest, min)
end

fn eval(ast, env :: Map<String, Value>) -> Value!String do
  case ast do
    Lit(x) -> Ok(N(x))
    Var(n) -> if Map.has_key(env, n) do Ok(env[n]) else Err("unbound ${n}") end
    Neg(e) -> num(e, env) |> negv
    Bin(o, a, b) -> arith(o, num(a, env), num(b, env))
    Let(n, v, b) -> eval_let(n, v, b, env)
    Lam(n, b) -> Ok(F(fn v -> eval(b, Map.put(env, n, v)) end))
    Call(f, args) -> invoke(f, args, env)
  end
end

fn negv(r) do
  let x = r?
  Ok(N(-x))
end

fn num(e, env) -> Float!String do
  case eval(e, env)? do
    N(x) -> Ok(x)
    F(_) -> Err("not a number")
  end
end

fn arith(o, a, b) do
  let x = a?
  let y = b?
  case o do
    "+" -> Ok(N(x + y))
    "-" -> Ok(N(x - y))
    "*" -> Ok(N(x * y))
    "/" when y == 0.0 -> Err("division by zero")
    "/" -> Ok(N(x / y))
    "^" -> Ok(N(Math.pow(x, y)))
    _ -> Err("operator ${o}")
  end
end

fn eval_let(n, v, b, env) do
  let value = eval(v, env)?
  eval(b, Map.put(env, n, value))
end

fn invoke(f, args, env) do
  case (f, args) do
    ("sqrt", [x]) -> Ok(N(Math.sqrt(num(x, env)?)))
    ("max", [x, y]) -> Ok(N(Math.max(num(x, env)?, num(y, env)?)))
    (name, [x]) -> apply(name, eval(x, env)?, env)
    (name, xs) -> Err("${name}/${List.length(xs)}")
  end
end

fn apply(name, arg, env) do
  case eval(Var(name), env)? do
    F(g) -> g(arg)
    N(_) -> Err("${name} is not a function")
  end
end

fn show(N(x)) = "${x}"
fn show(F(_)) = "<fn>"

fn run(src) do
  let r = parse(src)?
  let v = eval(r, %{"pi" => N(Math.pi)})?
  Ok(show(v))
end

fn main() do
  let sources = [
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "2 ^ 3 ^ 2",
    "-2 ^ 2",
    "10 - 4 - 3",
    "let x = 4; x * x + 1",
    "let f = \\x x * 2; f(f(5))",
    "max(3, sqrt(16)) / 2",
    "1 / 0",
    "1 + ",
    "foo + 1",
    "foo(1, 2)",
    "3 $ 4",
    "\\x x",
    "1.2.3",
    "(1",
    "let add = \\a \\b a + b; 1",
  ]
  for s in sources do
    case run(s) do
      Ok(v) -> println("${s} => ${v}")
      Err(e) -> println("${s} !! ${e}")
    end
  end
  println("${parse("a + -b * c(1)")}")
end
#> 1 + 2 * 3 => 7
#> (1 + 2) * 3 => 9
#> 2 ^ 3 ^ 2 => 512
#> -2 ^ 2 => -4
#> 10 - 4 - 3 => 3
#> let x = 4; x * x + 1 => 17
#> let f = \x x * 2; f(f(5)) => 20
#> max(3, sqrt(16)) / 2 => 2
#> 1 / 0 !! division by zero
#> 1 +  !! no expression at Eof
#> foo + 1 !! unbound foo
#> foo(1, 2) !! foo/2
#> 3 $ 4 !! unexpected '$'
#> \x x => <fn>
#> 1.2.3 !! bad number 1.2.3
#> (1 !! expected )
#> let add = \a \b a + b; 1 => 1
#> Ok(Bin(+, Var(a), Bin(*, Neg(Var(b)), Call(c, [Lit(1)]))))
