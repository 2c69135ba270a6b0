# Own definitions replace names of the prelude, prefixed names included; library modules keep theirs.
fn string_length(s) = 100 + String.length(s)
fn map(x) = "mine ${x}"
fn head(x) = "head of ${x}"
fn max(a, b) = if a > b do a else b end
fn to_string(x) = "own ${x}"
fn list_map(a) = a
fn compare(a, b) = "compared ${a} ${b}"
fn default() = "no default"
fn print(n) = n + 1

fn main() do
  println("${string_length("abc")}")
  println("${"abc".length()}")
  println("${map(5)}")
  println("${List.map([1], fn x -> x + 1 end)}")
  println("${head([1])}")
  println("${max(1, 2)}")
  println("${Math.max(4, 2)}")
  println("${to_string(5)}")
  println("${5.to_string()}")
  println("${list_map(1)}")
  println("${compare(1, 2)}")
  println("${default()}")
  println("${print(1)}")
  let reduce = fn x -> x * 2 end
  println("${reduce(4)}")
  let filter = 3
  println("${filter}")
end
#> 103
#> 3
#> mine 5
#> [2]
#> head of [1]
#> 2
#> 4
#> own 5
#> 5
#> 1
#> compared 1 2
#> no default
#> 2
#> 8
#> 3
