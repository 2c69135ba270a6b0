fn what(s) do
  case s do
    "" -> "empty"
    "a" | "e" -> "vowel"
    _ -> "other"
  end
end
fn number(x) = case x do
  -1 -> "minus"
  0 | 1 -> "bit"
  _ -> "many"
end
fn real(x :: Float) = case x do
  -0.5 -> "minus half"
  2.5 -> "two and a half"
  _ -> "real"
end
fn atom(a) = case a do
  :on -> 1
  :off -> 0
  _ -> -1
end
fn unit(u) = case u do nil -> "unit" end

fn main() do
  println("${what("")} ${what("e")} ${what("z")}")
  println("${number(-1)} ${number(0)} ${number(1)} ${number(5)}")
  println("${real(-0.5)} ${real(2.5)} ${real(1.0)}")
  println("${atom(:on)} ${atom(:off)} ${atom(:dim)}")
  println(unit(()))
end
#> empty vowel other
#> minus bit bit many
#> minus half two and a half real
#> 1 0 -1
#> unit
