# Where the parser stops, in lines and columns of code points.
fn place(text :: String) -> String do
  case Json.parse(text) do
    Ok(j) -> "fine: ${j}"
    Err(message) -> message
  end
end

fn main() do
  println(place(""))
  println(place("   "))
  println(place("[1, 2"))
  println(place("[1 2]"))
  println(place("[1,]"))
  println(place("{\"a\" 1}"))
  println(place("{a: 1}"))
  println(place("{\"é\": 1,\n\n  \"b\": tru}"))
  println(place("{\"é\": x}"))
  println(place("1 2"))
  println(place("01"))
  println(place("1."))
  println(place("-"))
  println(place("+1"))
  println(place("\"abc"))
  println(place("\"a\\x\""))
  println(place("\"\\u12g4\""))
  println(place("\"a\nb\""))
  println(place("nul"))
  println(place("nullx"))
  println(place("NaN"))
  println(place("'a'"))
  println(place(" \t\r\n[ ] "))
  println(place("{ }"))
  println(place("-0"))
  println(place("1E+2"))
  println(place("\"\\ud800\""))
end
#> expected a value, found the end of the text at line 1 column 1
#> expected a value, found the end of the text at line 1 column 4
#> expected `,` or `]`, found the end of the text at line 1 column 6
#> expected `,` or `]`, found '2' at line 1 column 4
#> expected a value, found ']' at line 1 column 4
#> expected `:`, found '1' at line 1 column 6
#> expected a member name, found 'a' at line 1 column 2
#> expected a value, found 't' at line 3 column 8
#> expected a value, found 'x' at line 1 column 7
#> unexpected text after the value at line 1 column 3
#> unexpected text after the value at line 1 column 2
#> expected a digit, found the end of the text at line 1 column 3
#> expected a digit, found the end of the text at line 1 column 2
#> expected a value, found '+' at line 1 column 1
#> expected `"`, found the end of the text at line 1 column 5
#> expected an escape, found 'x' at line 1 column 4
#> expected a hexadecimal digit, found 'g' at line 1 column 6
#> control character in a string at line 1 column 3
#> expected a value, found 'n' at line 1 column 1
#> unexpected text after the value at line 1 column 5
#> expected a value, found 'N' at line 1 column 1
#> expected a value, found '\'' at line 1 column 1
#> fine: []
#> fine: {}
#> fine: -0
#> fine: 1E+2
#> fine: "�"
