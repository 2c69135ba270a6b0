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

## Only the number of a parameter goes into statement text, never its value.
pub fn placeholder(n :: Int) -> String = "$" <> String.from(n)
