interface Conv<T> do
  fn conv(self, x :: T) -> String
end
impl Conv<Int> for String do
  fn conv(self, x) do "${self}i${x}" end
end
impl Conv<String> for String do
  fn conv(self, x) do "${self}s${x}" end
end
interface Sh do fn sh(self) -> String end
impl Sh for List<Int> do fn sh(self) do "ints" end end
impl Sh for List<String> do fn sh(self) do "strs" end end
impl Sh for Option<T> where T: Sh do
  fn sh(self) do
    case self do
      Some(x) -> "some " <> x.sh()
      None -> "none"
    end
  end
end
impl Sh for Map<String, V> where V: Sh do
  fn sh(self) do String.join(for {k, v} in self do k <> "=" <> v.sh() end, ",") end
end
fn main() do
  println("a".conv(1) <> "b".conv("z"))
  println([1].sh() <> ["a"].sh() <> Some([1]).sh() <> Some(Some(["q"])).sh())
  println(%{"k" => [1], "l" => [2]}.sh())
end
#> ai1bsz
#> intsstrssome intssome some strs
#> k=ints,l=ints
