##! The tree walker. Every function takes the store and gives the changed one back.

import Runtime.Store
from Runtime.Store import Store
from Runtime.Value import Value, kind, show, truthy
from Lang.Ast import Expr, Stmt, Function, BinOp
from Lang.Errors import Fault, PicoError
from Lang.Source import Pos

## How a statement ended.
type Flow do
  Next(Value)
  Returned(Value)
end

type Step<T> = Result<(Store, T), (Fault, Pos)>

let nowhere = Pos { line: 1, column: 1 }

fn tick(s :: Store, at :: Pos) -> Store!(Fault, Pos) do
  case Store.tick(s) do
    Some(next) -> Ok(next)
    None -> Err((TooManySteps(s.limit), at))
  end
end

fn eval_all(es :: List<Expr>, env :: Int, s :: Store) -> Step<List<Value>> do
  fn go(es, s, acc) do
    case es do
      [] -> Ok((s, acc))
      e :: rest -> step_through(eval(e, env, s), fn s2, v -> go(rest, s2, acc ++ [v]) end)
    end
  end
  go(es, s, [])
end

fn step_through(r, f) do
  let (s, v) = r?
  f(s, v)
end

fn eval(e :: Expr, env :: Int, s :: Store) -> Step<Value> do
  case e do
    Expr.Number(n) -> Ok((s, Value.Number(n)))
    Expr.Text(t) -> Ok((s, Value.Text(t)))
    Truth(b) -> Ok((s, Value.Bool(b)))
    Null -> Ok((s, Nothing))
    Var(name, at) -> variable(name, at, env, s)
    Assign(name, value, at) -> assign(name, value, at, env, s)
    Unary(op, x, at) ->
      step_through(eval(x, env, s), fn s2, v -> with_store(s2, unary(op, v), at) end)
    Both(l, r) -> step_through(eval(l, env, s), fn s2, v ->
      if truthy(v) do eval(r, env, s2) else Ok((s2, v)) end
    end)
    Either(l, r) -> step_through(eval(l, env, s), fn s2, v ->
      if truthy(v) do
        Ok((s2, v))
      else
        eval(r, env, s2)
      end
    end)
    Binary(op, l, r, at) -> binary_expr(op, l, r, at, env, s)
    Call(f, args, at) -> call_expr(f, args, at, env, s)
    Index(b, i, at) -> index_expr(b, i, at, env, s)
    Expr.Array(items) ->
      step_through(eval_all(items, env, s), fn s2, vs -> Ok((s2, Value.Array(vs))) end)
    Expr.Dict(pairs) -> dict(pairs, env, s)
    Lambda(f) -> Ok((s, Closure(f, env)))
  end
end

fn with_store(s, r, at) do
  case r do
    Ok(v) -> Ok((s, v))
    Err(f) -> Err((f, at))
  end
end

fn variable(name, at, env, s) do
  case Store.lookup(s, env, name) do
    Some(v) -> Ok((s, v))
    None -> Err((NoSuchName(name), at))
  end
end

fn assign(name, value, at, env, s) do
  let (s, v) = eval(value, env, s)?
  case Store.assign(s, env, name, v) do
    Some(s2) -> Ok((s2, v))
    None -> Err((NoSuchName(name), at))
  end
end

fn dict(pairs :: List<(String, Expr)>, env, s) do
  let (s, vs) = pairs |> List.map(fn ((_, e)) -> e end) |> eval_all(env, s)?
  let ks = List.map(pairs, fn ((k, _)) -> k end)
  Ok((s, Value.Dict(Map.from_list(List.zip(ks, vs)))))
end

fn unary("-", Value.Number(n)) = Ok(Value.Number(-n))
fn unary("!", v) = Ok(Value.Bool(!truthy(v)))
fn unary(op, v) = Err(TypeFault(op, kind(v)))

fn binary_expr(op, l, r, at, env, s) -> Step<Value> do
  let (s, a) = eval(l, env, s)?
  let (s, b) = eval(r, env, s)?
  with_store(s, binary(op, a, b), at)
end

fn binary(op :: BinOp, a :: Value, b :: Value) -> Value!Fault do
  case (op, a, b) do
    (EqEq, _, _) -> Ok(Value.Bool(a == b))
    (NotEq, _, _) -> Ok(Value.Bool(a != b))
    (Plus, Text(x), _) -> Ok(Value.Text(x <> "${b}"))
    (Plus, _, Text(y)) -> Ok(Value.Text("${a}" <> y))
    (Plus, Array(x), Array(y)) -> Ok(Value.Array(x ++ y))
    (Over, Number(_), Number(y)) when y == 0.0 -> Err(DivideByZero)
    (Rem, Number(_), Number(y)) when y == 0.0 -> Err(DivideByZero)
    (_, Number(x), Number(y)) -> Ok(arithmetic(op, x, y))
    (Below, Text(x), Text(y)) -> Ok(Value.Bool(x < y))
    _ -> Err(TypeFault("${op}", "${kind(a)} and ${kind(b)}"))
  end
end

fn arithmetic(op :: BinOp, x :: Float, y :: Float) -> Value do
  case op do
    Plus -> Value.Number(x + y)
    Minus -> Value.Number(x - y)
    Times -> Value.Number(x * y)
    Over -> Value.Number(x / y)
    Rem -> Value.Number(x % y)
    Below -> Value.Bool(x < y)
    Above -> Value.Bool(x > y)
    AtMost -> Value.Bool(x <= y)
    AtLeast -> Value.Bool(x >= y)
    EqEq | NotEq -> Nothing
  end
end

fn index_expr(b, i, at, env, s) do
  let (s, base) = eval(b, env, s)?
  let (s, index) = eval(i, env, s)?
  with_store(s, index_value(base, index), at)
end

fn index_value(base, index) -> Value!Fault do
  case (base, index) do
    (Value.Array(vs), Value.Number(x)) -> element(vs, Float.to_int(x))
    (Value.Dict(m), Value.Text(k)) -> case Map.fetch(m, k) do
      Some(v) -> Ok(v)
      None -> Err(MissingKey(show(index)))
    end
    _ -> Err(TypeFault("[]", kind(base) <> " and " <> kind(index)))
  end
end

fn element(vs, i) do
  let n = List.length(vs)
  if i < 0 or i >= n do Err(OutOfBounds(i, n)) else Ok(vs[i]) end
end

fn call_expr(f, args, at, env, s) do
  let (s, callee) = eval(f, env, s)?
  let (s, vs) = eval_all(args, env, s)?
  invoke(callee, vs, at, s)
end

fn invoke(callee :: Value, args :: List<Value>, at :: Pos, s :: Store) -> Step<Value> do
  let s = tick(s, at)?
  case callee do
    Closure(f, env) -> apply(f, env, args, at, s)
    Builtin(name, arity) when List.length(args) == arity -> builtin(name, args, at, s)
    Builtin(_, arity) -> Err((WrongArity(arity, List.length(args)), at))
    other -> Err((NotCallable(kind(other)), at))
  end
end

fn apply(f :: Function, env, args, at, s) do
  let want = List.length(f.params)
  let got = List.length(args)
  if want != got do
    return Err((WrongArity(want, got), at))
  end
  let (s, inner) = Store.open_frame(s, env)
  let s = List.reduce(List.zip(f.params, args), s, fn s, (n, v) -> Store.define(s, inner, n, v) end)
  let (s, flow) = exec_all(f.body, inner, s)?
  case flow do
    Returned(v) -> Ok((s, v))
    Next(_) -> Ok((s, Nothing))
  end
end

fn builtin(name :: String, args :: List<Value>, at :: Pos, s :: Store) -> Step<Value> do
  case (name, args) do
    ("len", [Array(vs)]) -> Ok((s, number(List.length(vs))))
    ("len", [Text(t)]) -> Ok((s, number(String.length(t))))
    ("len", [Dict(m)]) -> Ok((s, number(Map.size(m))))
    ("push", [Array(vs), v]) -> Ok((s, Value.Array(List.append(vs, v))))
    ("str", [v]) -> Ok((s, Value.Text("${v}")))
    ("keys", [Dict(m)]) -> Ok((s, m |> Map.keys |> List.map(Value.Text) |> Value.Array))
    ("range", [Number(n)]) -> Ok((s, Value.Array(Range.map(0..Float.to_int(n), number))))
    ("map", [Array(vs), f]) -> map_values(vs, f, at, s)
    ("raise", [v]) -> Err((Raised("${v}"), at))
    (_, first :: _) -> Err((TypeFault(name, kind(first)), at))
    (_, []) -> Err((NotCallable(name), at))
  end
end

fn number(n :: Int) -> Value = Value.Number(Int.to_float(n))

fn map_values(vs, f, at, s) do
  let (s, out) = List.reduce(vs, Ok((s, [])), fn acc, v ->
    let (s, done) = acc?
    let (s, r) = invoke(f, [v], at, s)?
    Ok((s, done ++ [r]))
  end)?
  Ok((s, Value.Array(out)))
end

fn exec_all(stmts :: List<Stmt>, env :: Int, s :: Store) -> Step<Flow> do
  let s = hoist(stmts, env, s)
  run_from(stmts, env, s, Nothing)
end

fn run_from(stmts, env, s, last) -> Step<Flow> do
  case stmts do
    [] -> Ok((s, Next(last)))
    first :: rest -> continue_with(exec(first, env, s), rest, env)
  end
end

fn continue_with(r, rest, env) do
  let (s, flow) = r?
  case flow do
    Returned(v) -> Ok((s, Returned(v)))
    Next(v) -> run_from(rest, env, s, v)
  end
end

fn hoist(stmts, env, s) do
  for st in stmts do st end
    |> List.reduce(s, fn s, st ->
      case st do
        DefineFn(f) -> hoist_fn(f, env, s)
        _ -> s
      end
    end)
end

fn hoist_fn(f :: Function, env, s) do
  case f.name do
    Some(n) -> Store.define(s, env, n, Closure(f, env))
    None -> s
  end
end

fn exec(st :: Stmt, env :: Int, s :: Store) -> Step<Flow> do
  case st do
    Define(name, value, _) -> define(name, value, env, s)
    DefineFn(_) -> Ok((s, Next(Nothing)))
    ExprStmt(e) -> step_through(eval(e, env, s), fn s2, v -> Ok((s2, Next(v))) end)
    Print(e) ->
      step_through(eval(e, env, s), fn s2, v -> Ok((Store.write(s2, "${v}"), Next(Nothing))) end)
    When(q, yes, no) -> branch(q, yes, no, env, s)
    Loop(q, body) -> loop(q, body, env, s)
    Return(None, _) -> Ok((s, Returned(Nothing)))
    Return(Some(e), _) -> step_through(eval(e, env, s), fn s2, v -> Ok((s2, Returned(v))) end)
    Block(b) -> scoped(b, env, s)
  end
end

fn define(name, value, env, s) do
  let (s, v) = eval(value, env, s)?
  Ok((Store.define(s, env, name, v), Next(Nothing)))
end

fn scoped(stmts, env, s) do
  let (s, inner) = Store.open_frame(s, env)
  exec_all(stmts, inner, s)
end

fn branch(q, yes, no, env, s) do
  let (s, v) = eval(q, env, s)?
  if truthy(v) do
    scoped(yes, env, s)
  else
    case no do
      Some(stmts) -> scoped(stmts, env, s)
      None -> Ok((s, Next(Nothing)))
    end
  end
end

fn loop(q, body, env, s) -> Step<Flow> do
  let (s, v) = eval(q, env, s)?
  if not truthy(v) do
    Ok((s, Next(Nothing)))
  else
    let s = tick(s, nowhere)?
    let (s, flow) = scoped(body, env, s)?
    case flow do
      Returned(v) -> Ok((s, Returned(v)))
      Next(_) -> loop(q, body, env, s)
    end
  end
end

## Runs a whole program in a fresh frame below the builtins.
pub fn run(program :: List<Stmt>, s :: Store) -> (Store, Value)!PicoError do
  let (s, env) = Store.open_frame(s, 0)
  let (s, flow) = exec_all(program, env, s)?
  case flow do
    Next(v) | Returned(v) -> Ok((s, v))
  end
end
