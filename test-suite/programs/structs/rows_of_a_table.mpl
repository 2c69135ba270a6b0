# Conversion of database rows, each field type with good and bad text.
struct Account do
  name :: String
  n :: Int
  f :: Float
  b :: Bool
  on :: Option<Int>
  os :: Option<String>
  ob :: Option<Bool>
end deriving(Row, Debug)

fn base() = %{"name" => " Ann ", "n" => " 42 ", "f" => "1.5", "b" => "TRUE", "on" => "7", "os" => "x", "ob" => "f"}

fn show(row) = case Account.from_row(row) do
  Ok(a) -> a.inspect()
  Err(e) -> e
end

fn given(k, v) = show(Map.put(base(), k, v))

fn main() do
  println(show(base()))
  println(given("n", "x"))
  println(given("n", ""))
  println(given("n", "4.5"))
  println(given("n", "-5"))
  println(given("f", " -2e3 "))
  println(given("f", "Infinity"))
  println(given("f", "-Infinity"))
  println(given("f", "NaN"))
  println(given("f", "abc"))
  for (text, expected) in [("t", true), ("1", true), ("yes", true), ("Yes ", true), ("f", false), ("0", false), ("no", false), ("False", false)] do
    case Account.from_row(Map.put(base(), "b", text)) do
      Ok(a) -> if a.b != expected do println("wrong: ${text}") end
      Err(e) -> println(e)
    end
  end
  println(given("b", "maybe"))
  println(given("on", ""))
  println(given("on", "q"))
  println(given("os", ""))
  println(show(Map.delete(base(), "ob")))
  println(show(Map.delete(base(), "f")))
  println(show(Map.delete(base(), "name")))
  println(given("extra", "1"))
end
#> Account { name:  Ann , n: 42, f: 1.5, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> cannot parse 'x' as Int
#> cannot parse '' as Int
#> cannot parse '4.5' as Int
#> Account { name:  Ann , n: -5, f: 1.5, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> Account { name:  Ann , n: 42, f: -2000, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> Account { name:  Ann , n: 42, f: inf, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> Account { name:  Ann , n: 42, f: -inf, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> Account { name:  Ann , n: 42, f: NaN, b: true, on: Some(7), os: Some(x), ob: Some(false) }
#> cannot parse 'abc' as Float
#> cannot parse 'maybe' as Bool
#> Account { name:  Ann , n: 42, f: 1.5, b: true, on: None, os: Some(x), ob: Some(false) }
#> cannot parse 'q' as Int
#> Account { name:  Ann , n: 42, f: 1.5, b: true, on: Some(7), os: None, ob: Some(false) }
#> Account { name:  Ann , n: 42, f: 1.5, b: true, on: Some(7), os: Some(x), ob: None }
#> missing column: f
#> missing column: name
#> Account { name:  Ann , n: 42, f: 1.5, b: true, on: Some(7), os: Some(x), ob: Some(false) }
