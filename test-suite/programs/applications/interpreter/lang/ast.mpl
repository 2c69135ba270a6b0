##! The syntax tree.

from Lang.Source import Pos

pub type BinOp do
  Plus
  Minus
  Times
  Over
  Rem
  EqEq
  NotEq
  Below
  Above
  AtMost
  AtLeast
end deriving(Eq, Hash)

pub type Expr do
  Number(Float)
  Text(String)
  Truth(Bool)
  Null
  Var(name :: String, at :: Pos)
  Assign(name :: String, value :: Expr, at :: Pos)
  Unary(op :: String, operand :: Expr, at :: Pos)
  Binary(op :: BinOp, left :: Expr, right :: Expr, at :: Pos)
  Both(Expr, Expr)
  Either(Expr, Expr)
  Call(callee :: Expr, args :: List<Expr>, at :: Pos)
  Index(base :: Expr, index :: Expr, at :: Pos)
  Array(List<Expr>)
  Dict(List<(String, Expr)>)
  Lambda(Function)
end

pub struct Function do
  name :: Option<String>
  params :: List<String>
  body :: List<Stmt>
  at :: Pos
end

pub type Stmt do
  Define(name :: String, value :: Expr, at :: Pos)
  DefineFn(Function)
  ExprStmt(Expr)
  Print(Expr)
  When(test_expr :: Expr, yes :: List<Stmt>, no :: Option<List<Stmt>>)
  Loop(Expr, List<Stmt>)
  Return(Expr?, Pos)
  Block(List<Stmt>)
end

pub type Program = List<Stmt>

impl Display for BinOp do
  fn to_string(self) -> String do
    case self do
      Plus -> "+"
      Minus -> "-"
      Times -> "*"
      Over -> "/"
      Rem -> "%"
      EqEq -> "=="
      NotEq -> "!="
      Below -> "<"
      Above -> ">"
      AtMost -> "<="
      AtLeast -> ">="
    end
  end
end

## The operator of a symbol with its binding power.
pub fn infix(symbol :: String) -> (BinOp, Int)? do
  case symbol do
    "+" -> Some((Plus, 50))
    "-" -> Some((Minus, 50))
    "*" -> Some((Times, 60))
    "/" -> Some((Over, 60))
    "%" -> Some((Rem, 60))
    "==" -> Some((EqEq, 30))
    "!=" -> Some((NotEq, 30))
    "<" -> Some((Below, 40))
    ">" -> Some((Above, 40))
    "<=" -> Some((AtMost, 40))
    ">=" -> Some((AtLeast, 40))
    _ -> None
  end
end

pub fn power(op :: BinOp) -> Int do
  case infix("${op}") do
    Some((_, p)) -> p
    None -> 0
  end
end
