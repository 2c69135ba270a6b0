module Tools do
  pub fn double(n) = n * 2
  pub fn quadruple(n) = double(double(n))
end

module Text do
  pub fn wrap(s :: String) -> String do
    "(" <> s <> ")"
  end
end

fn main() do
  println("${Tools.double(4)} ${Tools.quadruple(4)}")
  println(Text.wrap("x"))
  println("${List.map([1, 2], Tools.double)}")
end
#> 8 16
#> (x)
#> [2, 4]
