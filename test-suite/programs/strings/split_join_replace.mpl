fn show(xs) = "${List.length(xs)}:${xs}"

fn main() do
  println(show(String.split("a,b,c", ",")))
  println(show(String.split("a,,b", ",")))
  println(show(String.split("", ",")))
  println(show(String.split("abc", "")))
  println(show(String.split("a--b", "--")))
  println(show(String.split(",", ",")))
  println(String.join(["x", "y", "z"], "-") <> "|" <> String.join([], "-") <> "|" <> String.join(["one"], "-"))
  println(String.replace("banana", "an", "AN"))
  println(String.replace("aaa", "aa", "b"))
  println(String.replace("ab", "", "-"))
  println(String.replace("abc", "x", "y"))
end
#> 3:[a, b, c]
#> 3:[a, , b]
#> 1:[]
#> 5:[, a, b, c, ]
#> 2:[a, b]
#> 2:[, ]
#> x-y-z||one
#> bANANa
#> ba
#> -a-b-
#> abc
