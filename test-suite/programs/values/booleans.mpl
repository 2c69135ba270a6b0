# `and` and `or` leave out their right operand when the left one decides.
fn yes(name) do
  println("asked ${name}")
  true
end
fn no(name) do
  println("asked ${name}")
  false
end

fn main() do
  println("${true and false} ${true or false} ${not true} ${!false}")
  println("${true && true} ${false || false}")
  println("${no("a") and yes("b")}")
  println("${yes("c") or no("d")}")
  println("${yes("e") and no("f")}")
  println("${not true == false}")
end
#> false true false true
#> true false
#> asked a
#> false
#> asked c
#> true
#> asked e
#> asked f
#> false
#> true
