##! Small algebraic interfaces with their laws checked by the values that the program uses.

pub interface Semigroup do
  fn combine(self, other) -> Self
end

pub interface Monoid do
  fn empty() -> Self
  fn merge(self, other) -> Self
end

impl Semigroup for String do
  fn combine(self, other) = self <> other
end

impl Semigroup for Int do
  fn combine(self, other) = self + other
end

impl Semigroup for List<T> do
  fn combine(self, other) = self ++ other
end

impl Semigroup for Option<T> where T: Semigroup do
  fn combine(self, other) do
    case (self, other) do
      (Some(a), Some(b)) -> Some(a.combine(b))
      (None, x) | (x, None) -> x
    end
  end
end

impl Semigroup for Map<K, V> where K: Eq, V: Semigroup do
  fn combine(self, other) do
    List.reduce(Map.to_list(other), self, fn acc, entry ->
      let (k, v) = entry
      case Map.fetch(acc, k) do
        Some(old) -> Map.put(acc, k, old.combine(v))
        None -> Map.put(acc, k, v)
      end
    end)
  end
end

## Numbers under addition and multiplication, bools under and/or: one representation, several monoids.
pub struct Sum do
  n :: Int
end deriving(Eq, Display)

pub struct Product do
  n :: Int
end deriving(Eq, Display)

pub struct All do
  holds :: Bool
end deriving(Eq, Display)

pub struct Longest do
  text :: String
end deriving(Eq, Display)

impl Monoid for Sum do
  fn empty() = Sum { n: 0 }
  fn merge(self, other) = Sum { n: self.n + other.n }
end

impl Monoid for Product do
  fn empty() = Product { n: 1 }
  fn merge(self, other) = Product { n: self.n * other.n }
end

impl Monoid for All do
  fn empty() = All { holds: true }
  fn merge(self, other) = All { holds: self.holds and other.holds }
end

impl Monoid for Longest do
  fn empty() = Longest { text: "" }
  fn merge(self, other) = if other.text.length() > self.text.length() do other else self end
end

impl Monoid for String do
  fn empty() = ""
  fn merge(self, other) = self ++ other
end

impl Monoid for List<T> do
  fn empty() = []
  fn merge(self, other) = self ++ other
end

impl Monoid for (A, B) where A: Monoid, B: Monoid do
  fn empty() = (A.empty(), B.empty())
  fn merge(self, other) do
    let (a, b) = self
    let (c, d) = other
    (a.merge(c), b.merge(d))
  end
end

pub fn concat<M>(xs :: List<M>) -> M where M: Monoid do
  List.reduce(xs, M.empty(), fn acc, x -> acc.merge(x) end)
end

pub fn fold_map<A, M>(xs :: List<A>, f :: Fun(A) -> M) -> M where M: Monoid do
  concat(List.map(xs, f))
end

pub fn squash(first, rest) = List.reduce(rest, first, fn acc, x -> acc.combine(x) end)

## Associativity and the neutral element, for three values.
pub fn lawful<M>(a :: M, b :: M, c :: M) -> Bool where M: Monoid + Eq do
  let left = a.merge(b).merge(c)
  let right = a.merge(b.merge(c))
  left == right and M.empty().merge(a) == a and a.merge(M.empty()) == a
end

pub fn demo() do
  let xs = [3, 1, 4, 1, 5]
  let total :: Sum = fold_map(xs, fn n -> Sum { n: n } end)
  let product = fold_map(xs, fn n -> Product { n: n } end)
  println("sum ${total.n} product ${product.n} ${fold_map(xs, fn n -> All { holds: n > 0 } end)}")
  let both = fold_map(["a", "ccc", "bb"], fn s -> (Longest { text: s }, s) end)
  let (longest, joined) = both
  println("${longest.text} of ${joined}; ${concat([[1], [], [2, 3]])}; ${concat([("a", [1]), ("b", [2])])}")
  println("${Some([1]).combine(Some([2]))} ${None.combine(Some("x"))} ${squash(1, [2, 3])}")
  let left = %{"a" => Some(1), "b" => None}
  let right = %{"b" => Some(5), "a" => Some(2), "c" => None}
  println("${left.combine(right)} ${squash(%{1 => "x"}, [%{2 => "y"}, %{1 => "z"}])}")
  println("${lawful(Sum { n: 1 }, Sum { n: 2 }, Sum { n: 3 })} ${lawful("a", "b", "c")} ${lawful((Product { n: 2 }, "x"), (Product { n: 3 }, "y"), (Product { n: 5 }, "z"))}")
end
