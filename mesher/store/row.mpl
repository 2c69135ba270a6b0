##! Small helpers for the rows and parameter lists of the store.

pub fn int_of(row :: Map<String, String>, column :: String) -> Int do
  case String.to_int(Map.get(row, column)) do
    Some(n) -> n
    None -> 0
  end
end

pub fn first_row(rows :: List<Map<String, String>>) -> Option<Map<String, String>> do
  case rows do
    [] -> None
    row :: _ -> Some(row)
  end
end

## `$first, …` for `count` parameters. Only the number of parameters goes into statement text, never their values.
pub fn placeholders(first :: Int, count :: Int) -> String do
  String.join(Range.map(first..first + count, placeholder), ", ")
end

pub fn placeholder(n :: Int) -> String = "$" <> String.from(n)
