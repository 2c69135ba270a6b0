interface Container do
  type Item
  fn items(self) -> List<Self.Item>
  fn first_item(self) -> Option<Self.Item> do
    case self.items() do
      [] -> None
      h :: _ -> Some(h)
    end
  end
  fn count(self) -> Int do
    List.length(self.items())
  end
end
struct Stack<T> do
  xs :: List<T>
end
impl Container for Stack<T> do
  type Item = T
  fn items(self) = self.xs
end
struct Words do
  s :: String
end
impl Container for Words do
  type Item = String
  fn items(self) = String.split(self.s, " ")
  fn count(self) = 100
end
fn total<C>(c :: C) -> Int where C: Container = c.count() + List.length(c.items())
interface Monoid do
  fn empty() -> Self
  fn join(self, other :: Self) -> Self
end
impl Monoid for Int do
  fn empty() = 0
  fn join(self, o) = self + o
end
impl Monoid for String do
  fn empty() -> String = ""
  fn join(self, o :: String) -> String = self <> o
end
impl Monoid for List<T> do
  fn empty() = []
  fn join(self, o) = self ++ o
end
impl Monoid for Option<T> where T: Monoid do
  fn empty() = None
  fn join(self, o) = case (self, o) do
    (Some(a), Some(b)) -> Some(a.join(b))
    (None, x) | (x, None) -> x
  end
end
fn concat_all<T>(xs :: List<T>) -> T where T: Monoid do
  List.reduce(xs, T.empty(), fn a, b -> a.join(b) end)
end
interface Visitor<R> do
  fn visit_num(self, n :: Int) -> R
  fn visit_add(self, a :: R, b :: R) -> R
end
type Ex do
  N(Int)
  P(Ex, Ex)
end
struct Evalr do
  k :: Int
end
struct Shower do
  s :: String
end
impl Visitor<Int> for Evalr do
  fn visit_num(self, n) = n * self.k
  fn visit_add(self, a, b) = a + b
end
impl Visitor<String> for Shower do
  fn visit_num(self, n) = self.s <> "${n}"
  fn visit_add(self, a, b) = "(" <> a <> "+" <> b <> ")"
end
fn walk_int(v :: Evalr, e) -> Int = case e do
  N(n) -> v.visit_num(n)
  P(a, b) -> v.visit_add(walk_int(v, a), walk_int(v, b))
end
fn walk_str(v :: Shower, e) -> String = case e do
  N(n) -> v.visit_num(n)
  P(a, b) -> v.visit_add(walk_str(v, a), walk_str(v, b))
end
interface Ordish do
  fn key(self) -> Int
  fn less_than(self, other) -> Bool do
    self.key() < other.key()
  end
  fn max_of(self, other) do
    if self.less_than(other) do other else self end
  end
  fn scaled(self, by) -> Int do
    self.key() * by
  end
end
struct K do
  k :: Int
end
impl Ordish for K do
  fn key(self) = self.k
end
impl Ordish for String do
  fn key(self) = String.length(self)
  fn less_than(self, other :: String) -> Bool = false
end
struct M2 do
  a :: Int
end
struct V do
  n :: Int
end
impl Mul for M2 do
  type Output = V
  fn mul(self, o) -> V = V { n: self.a * o.a }
end
impl Add for V do
  type Output = V
  fn add(self, o) = V { n: self.n + o.n }
end
impl Display for V do
  fn to_string(self) = "V" <> "${self.n}"
end
fn sq(x) = x * x
fn poly(x) = x * x + x * x
struct Countdown do
  it :: Iter<Int>
end
impl Iterator for Countdown do
  type Item = Int
  fn next(self) = self.it.next()
end
struct Bag do
  xs :: List<String>
end
impl Iterable for Bag do
  type Item = String
  type Iter = ListIterator
  fn iter(self) = Iter.from(self.xs)
end
struct Cd do
  n :: Int
end
impl Iterable for Cd do
  type Item = Int
  type Iter = Countdown
  fn iter(self) = Countdown { it: Iter.from(0..self.n) }
end
fn sum_all(c) do
  let xs = for x in c do x end
  List.reduce(xs, 0, fn a, b -> a + b end)
end
struct Temp do
  deg :: Float
end
struct Celsius do
  c :: Float
end
impl From<Temp> for Celsius do
  fn from(t) = Celsius { c: t.deg - 1.0 }
end
impl From<Int> for Celsius do
  fn from(n) = Celsius { c: Int.to_float(n) }
end
fn to_c(t :: Temp) -> Celsius = t.into()
fn show_c(c :: Celsius) = "${c.c}"
interface Named do
  fn name() -> String
  fn describe(self) -> String do
    Self.name() <> "!"
  end
end
impl Named for K do
  fn name() = "K"
end
impl Named for Bool do
  fn name() = "Bool"
  fn describe(self) = "custom " <> Self.name()
end
fn type_name<T>(x :: T) -> String where T: Named = T.name()
struct Dd do
  a :: Int
  b :: String
end
impl Default for Dd do
  fn default() = Dd { a: default(), b: "dflt" }
end
impl Display for Option2<T> where T: Display do
  fn to_string(self) = case self do
    Nope -> "nope"
    Yep(x) -> "yep:${x}"
  end
end
type Option2<T> do
  Nope
  Yep(T)
end
interface Greets do
  fn to_string(self) -> String
end
struct G2 do
  x :: Int
end
impl Greets for G2 do
  fn to_string(self) = "G2 via interface"
end
fn main() do
  let s = Stack { xs: [1, 2, 3] }
  println("${s.first_item()} ${s.count()} ${total(s)} ${Words { s: "a b" }.first_item()} ${total(Words { s: "a b" })} ${Stack { xs: [] }.count()}")
  println("${concat_all([1, 2, 3])} ${concat_all(["a", "b"])} ${concat_all([[1], [2, 3]])} ${concat_all([Some("x"), None, Some("y")])} ${concat_all([Some([1]), Some([2])])}")
  let e = P(N(1), P(N(2), N(3)))
  println("${walk_int(Evalr { k: 10 }, e)} ${walk_str(Shower { s: "#" }, e)}")
  println("${K { k: 1 }.less_than(K { k: 2 })} ${K { k: 1 }.max_of(K { k: 2 })} ${K { k: 3 }.scaled(4)} ${"abc".less_than("abcd")} ${"abc".max_of("z")} ${"abc".scaled(2)}")
  println("${sq(M2 { a: 3 })} ${poly(M2 { a: 2 })} ${sq(3)} ${sq(1.5)} ${poly(2)}")
  println("${for x in Bag { xs: ["p", "q"] } do x <> "!" end} ${for x in Cd { n: 3 } do x * 2 end} ${sum_all(Cd { n: 4 })} ${sum_all([1, 2])} ${for x in Countdown { it: Iter.from([5, 6]) } do x end}")
  println("${show_c(to_c(Temp { deg: 5.0 }))} ${show_c(3.into())} ${Celsius.from(4).c} ${Celsius.from(Temp { deg: 2.5 }).c}")
  println("${K { k: 1 }.describe()} ${true.describe()} ${type_name(K { k: 1 })} ${type_name(false)} ${K.name()} ${Bool.name()}")
  let d :: Dd = default()
  println("${d} ${Dd.default().b} ${Option2.Nope} ${Yep([1])} ${[Yep("a"), Nope]} ${Some(Yep(1))} ${G2 { x: 1 }} ${[G2 { x: 2 }]}")
  let f :: Float = 3.into()
  let st :: String = 4.into()
  println("${f} ${st} ${String.from(true)} ${String.from(1.5)} ${Float.from(2)}")
end
#> Some(1) 3 6 Some(a) 102 0
#> 6 ab [1, 2, 3] Some(xy) Some([1, 2])
#> 60 (#1+(#2+#3))
#> true K { k: 2 } 12 false abc 6
#> V9 V8 9 2.25 8
#> [p!, q!] [0, 2, 4] 6 3 [5, 6]
#> 4 3 4 1.5
#> K! custom Bool K Bool K Bool
#> Dd { a: 0, b: dflt } dflt nope yep:[1] [yep:a, nope] Some(yep:1) G2 via interface [G2 via interface]
#> 3 4 true 1.5 2
