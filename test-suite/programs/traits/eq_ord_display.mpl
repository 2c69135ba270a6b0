# Hand-written impls are used by the operators and at every depth of a text form.
struct Word do
  text :: String
end deriving()

impl Eq for Word do
  fn eq(self, other :: Word) -> Bool do
    String.to_lower(self.text) == String.to_lower(other.text)
  end
end
impl Ord for Word do
  fn lt(self, other :: Word) -> Bool do
    String.length(self.text) < String.length(other.text)
  end
end
impl Display for Word do
  fn to_string(self) -> String do
    "<${self.text}>"
  end
end

fn w(s) = Word { text: s }

fn main() do
  println("${w("A") == w("a")} ${w("A") != w("b")}")
  println("${w("a") < w("bb")} ${w("a") > w("bb")} ${w("a") <= w("b")} ${w("ccc") >= w("bb")}")
  println("${w("x")} ${[w("x"), w("y")]} ${Some(w("z"))} ${(1, w("t"))} ${%{"k" => w("v")}}")
  println("${compare(w("a"), w("bb"))} ${compare(w("q"), w("Q"))} ${compare(w("ccc"), w("q"))}")
  println("${List.contains([w("ONE")], w("one"))}")
end
#> true true
#> true false true true
#> <x> [<x>, <y>] Some(<z>) (1, <t>) %{k => <v>}
#> Less Equal Greater
#> true
