## Parameters of methods without annotations, of which the body says only in part what they are.
interface Semi do
  fn merge(self, other) -> Self
end
impl Semi for String do
  fn merge(self, other) = self ++ other
end
impl Semi for Int do
  fn merge(self, other) = self + other
end
type Box<A> do
  Box(A)
end
impl Semi for Box<A> where A: Semi do
  fn merge(self, other) do
    let Box(a) = self
    let Box(c) = other
    Box(a.merge(c))
  end
end
impl Semi for (A, B) where A: Semi, B: Semi do
  fn merge(self, other) do
    let (a, b) = self
    let (c, d) = other
    (a.merge(c), b.merge(d))
  end
end
fn all<S>(first :: S, rest :: List<S>) -> S where S: Semi do
  List.reduce(rest, first, fn acc, x -> acc.merge(x) end)
end
fn main() do
  println("${Box(1).merge(Box(2))} ${Box("a").merge(Box("b"))}")
  println("${all(("a", 1), [("b", 2), ("c", 3)])} ${all((1, 1), [(2, 2)])} ${all((Box(1), "x"), [(Box(5), "y")])}")
end
#> Box(3) Box(ab)
#> (abc, 6) (3, 3) (Box(6), xy)
