struct Person do
  name :: String
  age :: Int
  score :: Float
  active :: Bool
  email :: Option<String>
  rank :: Option<Int>
end deriving(Row, Display)

fn show(row :: Map<String, String>) do
  case Person.from_row(row) do
    Ok(p) -> println("${p}")
    Err(e) -> println("error: ${e}")
  end
end

fn main() do
  let row = %{"name" => " ann ", "age" => " 30 ", "score" => "1.5", "active" => "T", "email" => "a@b", "rank" => "2", "extra" => "x"}
  show(row)
  show(Map.delete(Map.put(row, "active", "no"), "email"))
  show(Map.put(row, "rank", ""))
  show(Map.put(row, "score", "-Infinity"))
  show(Map.put(row, "age", "old"))
  show(Map.put(row, "score", "x"))
  show(Map.put(row, "active", "maybe"))
  show(Map.put(row, "rank", "first"))
  show(Map.delete(row, "age"))
end
#> Person( ann , 30, 1.5, true, Some(a@b), Some(2))
#> Person( ann , 30, 1.5, false, None, Some(2))
#> Person( ann , 30, 1.5, true, Some(a@b), None)
#> Person( ann , 30, -inf, true, Some(a@b), Some(2))
#> error: cannot parse 'old' as Int
#> error: cannot parse 'x' as Float
#> error: cannot parse 'maybe' as Bool
#> error: cannot parse 'first' as Int
#> error: missing column: age
