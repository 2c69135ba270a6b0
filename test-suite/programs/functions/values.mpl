# Named functions, constructors and library functions are values like closures.
fn shout(s) = String.to_upper(s) <> "!"
fn apply(f, x) = f(x)

fn main() do
  let f = shout
  println(f("a"))
  println("${List.map(["ab", "c"], String.length)}")
  println("${List.map([1, 2], Some)}")
  println("${apply(shout, "x")} ${apply(fn n -> n + 1 end, 1)}")
  let table = [("up", String.to_upper), ("down", String.to_lower)]
  for (name, g) in table do
    println("${name} ${g("MiXed")}")
  end
  let choose = if 1 > 2 do String.trim else String.to_lower end
  println(choose("  Q"))
  println("${map([1, 2], to_string)}")
end
#> A!
#> [2, 1]
#> [Some(1), Some(2)]
#> X! 2
#> up MIXED
#> down mixed
#>   q
#> [1, 2]
