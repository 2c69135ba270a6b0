##! Finds names without a definition and definitions that collide, before anything runs.

from Lang.Ast import Expr, Stmt, Function
from Lang.Errors import ResolveError, PicoError
from Lang.Source import Pos

## What is known at one point: the innermost scope last.
struct Scopes do
  stack :: List<Set<String>>
  in_function :: Bool
  depth :: Int
end

pub struct Summary do
  names :: Int
  deepest :: Int
end deriving(Eq, Display)

let predefined = ["len", "push", "str", "keys", "map", "range", "raise"]

fn push_scope(s :: Scopes) = %{s | stack: [Set.new()] ++ s.stack, depth: s.depth + 1}

fn declare(s :: Scopes, name :: String, at :: Pos) -> Scopes!ResolveError do
  case s.stack do
    top :: _ when Set.contains(top, name) -> Err(Duplicate(name, at))
    top :: rest -> Ok(%{s | stack: [Set.add(top, name)] ++ rest})
    [] -> Ok(s)
  end
end

fn known(s :: Scopes, name :: String) -> Bool do
  List.any(s.stack, fn names -> Set.contains(names, name) end)
end

fn check_name(s, name, at) -> ()!ResolveError do
  if known(s, name) do Ok(()) else Err(Unbound(name, at)) end
end

fn each_expr(es :: List<Expr>, s :: Scopes) -> ()!ResolveError do
  case es do
    [] -> Ok(())
    e :: rest -> expr(e, s) |> and_then(fn _ -> each_expr(rest, s) end)
  end
end

fn and_then(r, f) do
  case r do
    Ok(x) -> f(x)
    Err(e) -> Err(e)
  end
end

fn expr(e :: Expr, s :: Scopes) -> ()!ResolveError do
  case e do
    Var(name, at) -> check_name(s, name, at)
    Assign(name, value, at) -> check_name(s, name, at) |> and_then(fn _ -> expr(value, s) end)
    Unary(_, x, _) -> expr(x, s)
    Binary(_, l, r, _) | Both(l, r) | Either(l, r) | Index(l, r, _) -> each_expr([l, r], s)
    Call(f, args, _) -> each_expr([f] ++ args, s)
    Array(items) -> each_expr(items, s)
    Dict(pairs) -> each_expr(List.map(pairs, Tuple.second), s)
    Lambda(f) -> function(f, s)
    Number(_) | Text(_) | Truth(_) | Null -> Ok(())
  end
end

fn function(f :: Function, s :: Scopes) -> ()!ResolveError do
  let inner = push_scope(%{s | in_function: true})
  let inner = List.reduce(f.params, Ok(inner), fn acc, name ->
    and_then(acc, fn sc -> declare(sc, name, f.at) end)
  end)?
  let _ = block(f.body, push_scope(inner))?
  Ok(())
end

fn block(stmts :: List<Stmt>, s :: Scopes) -> Scopes!ResolveError do
  let hoisted = hoist(stmts, s)?
  sequence(stmts, hoisted)
end

fn hoist(stmts, s) do
  case stmts do
    [] -> Ok(s)
    DefineFn(f) :: rest -> hoist_one(f, rest, s)
    _ :: rest -> hoist(rest, s)
  end
end

fn hoist_one(f :: Function, rest :: List<Stmt>, s :: Scopes) -> Scopes!ResolveError do
  let name = case f.name do
    Some(n) -> n
    None -> "?"
  end
  let s = declare(s, name, f.at)?
  hoist(rest, s)
end

fn sequence(stmts :: List<Stmt>, s :: Scopes) -> Scopes!ResolveError do
  case stmts do
    [] -> Ok(s)
    first :: rest -> sequence(rest, stmt(first, s)?)
  end
end

fn stmt(st :: Stmt, s :: Scopes) -> Scopes!ResolveError do
  case st do
    Define(name, value, at) -> define(name, value, at, s)
    DefineFn(f) -> function(f, s) |> keep(s)
    ExprStmt(e) | Print(e) -> expr(e, s) |> keep(s)
    When(q, yes, no) -> branches(q, yes, no, s)
    Loop(q, b) -> branches(q, b, None, s)
    Return(None, at) -> returning(at, s)
    Return(Some(e), at) -> expr(e, s) |> and_then(fn _ -> returning(at, s) end)
    Block(b) -> block(b, push_scope(s)) |> keep(s)
  end
end

fn keep(r, s) do
  case r do
    Ok(_) -> Ok(s)
    Err(e) -> Err(e)
  end
end

fn define(name, value, at, s) do
  expr(value, s)?
  declare(s, name, at)
end

fn returning(at, s :: Scopes) do
  if s.in_function do Ok(s) else Err(StrayReturn(at)) end
end

fn branches(q, yes, no, s) do
  expr(q, s)?
  block(yes, push_scope(s))?
  case no do
    Some(stmts) -> block(stmts, push_scope(s)) |> keep(s)
    None -> Ok(s)
  end
end

pub fn resolve(program :: List<Stmt>) -> Summary!PicoError do
  let root = Scopes { stack: [Set.from_list(predefined)], in_function: false, depth: 0 }
  let s = block(program, push_scope(root))?
  Ok(Summary {
    names: s.stack |> List.map(Set.size) |> List.reduce(0, fn a, b -> a + b end),
    deepest: s.depth
  })
end
