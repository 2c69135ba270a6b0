##! The tree back to text, with only the parentheses that are needed.

from Lang.Ast import Expr, Stmt, Function, BinOp, power
from Support.Text import indent_lines, quote

pub fn program(stmts :: List<Stmt>) -> String do
  stmts |> List.map(stmt) |> String.join("\n")
end

fn body(stmts) do
  case stmts do
    [] -> "{}"
    _ -> "{\n" <> indent_lines(program(stmts), 2) <> "\n}"
  end
end

fn stmt(s :: Stmt) -> String do
  case s do
    Define(name, value, _) -> "let ${name} = ${expr(value)};"
    DefineFn(f) -> function(f)
    ExprStmt(e) -> "${expr(e)};"
    Print(e) -> "print ${expr(e)};"
    When(q, yes, None) -> "if ${expr(q)} ${body(yes)}"
    When(q, yes, Some([When(_, _, _) as nested])) ->
      "if ${expr(q)} ${body(yes)} else ${stmt(nested)}"
    When(q, yes, Some(no)) -> "if ${expr(q)} ${body(yes)} else ${body(no)}"
    Loop(q, b) -> "while ${expr(q)} ${body(b)}"
    Return(None, _) -> "return;"
    Return(Some(e), _) -> "return ${expr(e)};"
    Block(b) -> body(b)
  end
end

fn function(f :: Function) -> String do
  let name = case f.name do
    Some(n) -> " " <> n
    None -> ""
  end
  "fn${name}(${String.join(f.params, ", ")}) ${body(f.body)}"
end

# How tightly an expression holds together: larger binds tighter.
fn level(e :: Expr) -> Int do
  case e do
    Assign(_, _, _) -> 1
    Either(_, _) -> 10
    Both(_, _) -> 20
    Binary(op, _, _, _) -> power(op)
    Unary(_, _, _) -> 70
    _ -> 80
  end
end

fn at_least(e :: Expr, least :: Int) -> String do
  if level(e) < least do "(" <> expr(e) <> ")" else expr(e) end
end

pub fn expr(e :: Expr) -> String do
  case e do
    Number(n) -> "${n}"
    Text(s) -> quote(s)
    Truth(b) -> "${b}"
    Null -> "null"
    Var(name, _) -> name
    Assign(name, value, _) -> "${name} = ${expr(value)}"
    Unary(op, operand, _) -> op <> at_least(operand, 70)
    Binary(op, l, r, _) -> "${at_least(l, power(op))} ${op} ${at_least(r, power(op) + 1)}"
    Both(l, r) -> "${at_least(l, 20)} and ${at_least(r, 21)}"
    Either(l, r) -> "${at_least(l, 10)} or ${at_least(r, 11)}"
    Call(callee, args, _) -> at_least(callee, 80) <> "(" <> list(args) <> ")"
    Index(base, i, _) -> "${at_least(base, 80)}[${expr(i)}]"
    Array(items) -> "[${list(items)}]"
    Dict(pairs) ->
      "{${pairs |> List.map(fn ((k, v)) -> "${quote(k)}: ${expr(v)}" end) |> String.join(", ")}}"
    Lambda(f) -> function(f)
  end
end

fn list(es) = es |> List.map(expr) |> String.join(", ")
