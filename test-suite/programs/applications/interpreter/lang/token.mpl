##! Tokens of Pico.

from Lang.Source import Pos

pub type Kind do
  Num(Float)
  Str(String)
  Ident(String)
  Keyword(String)
  Sym(String)
  Eof
end deriving(Eq, Debug)

pub struct Token do
  kind :: Kind
  pos :: Pos
end deriving(Eq, Debug)

pub let keywords = Set.from_list([
  "let",
  "fn",
  "if",
  "else",
  "while",
  "return",
  "print",
  "true",
  "false",
  "null",
  "and",
  "or"
])

impl Display for Kind do
  fn to_string(self) -> String do
    case self do
      Num(n) -> "number ${n}"
      Str(s) -> "string \"${s}\""
      Ident(n) -> "name `${n}`"
      Keyword(k) | Sym(k) -> "`${k}`"
      Eof -> "end of input"
    end
  end
end

pub fn is(t :: Token, symbol :: String) -> Bool do
  case t.kind do
    Sym(s) -> s == symbol
    Keyword(s) -> s == symbol
    _ -> false
  end
end
