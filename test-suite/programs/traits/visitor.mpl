interface Visitor do
  type Out
  fn num(self, n :: Int) -> Self.Out
  fn plus(self, a :: Self.Out, b :: Self.Out) -> Self.Out
end
type Ex do
  N(Int)
  P(Ex, Ex)
end
struct Eval do end
struct Show do depth :: Int end
impl Visitor for Eval do
  type Out = Int
  fn num(self, n) = n
  fn plus(self, a, b) = a + b
end
impl Visitor for Show do
  type Out = String
  fn num(self, n) = "${n}"
  fn plus(self, a, b) = "(${a}+${b})"
end
fn visit(v, e) do
  case e do
    N(n) -> v.num(n)
    P(a, b) -> v.plus(visit(v, a), visit(v, b))
  end
end
fn main() do
  let e = P(N(1), P(N(2), N(3)))
  println("${visit(Eval {}, e)} ${visit(Show { depth: 0 }, e)}")
end
#> 6 (1+(2+3))
