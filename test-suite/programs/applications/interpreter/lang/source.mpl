##! Positions in a source text.

## A place: line and column, both from 1.
pub struct Pos do
  line :: Int
  column :: Int
end deriving(Eq, Ord, Hash)

impl Display for Pos do
  fn to_string(self) -> String do
    "${self.line}:${self.column}"
  end
end

impl Default for Pos do
  fn default() -> Pos do
    Pos { line: 1, column: 1 }
  end
end

pub fn advance(p :: Pos, ch :: String) -> Pos do
  if ch == "\n" do
    Pos { line: p.line + 1, column: 1 }
  else
    %{p | column: p.column + 1}
  end
end

pub fn line_at(source :: String, p :: Pos) -> String do
  let lines = String.split(source, "\n")
  if p.line >= 1 and p.line <= List.length(lines) do
    lines[p.line - 1]
  else
    ""
  end
end

test "advance counts lines" do
  let p = Pos.default() |> advance("a") |> advance("\n") |> advance("b")
  Test.assert_eq(p, Pos { line: 2, column: 2 })
  Test.assert_eq("${p}", "2:2")
end
