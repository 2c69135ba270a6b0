interface Show do
  fn show(self) -> String
  fn loud(self) -> String do
    String.to_upper(self.show()) <> "!"
  end
  fn pair(self, other) -> String do
    self.show() <> "&" <> other.show()
  end
end
interface Make do
  fn make(n :: Int) -> Self
  fn zero() -> Self do
    Self.make(0)
  end
end
interface Shape do
  type Unit
  fn area(self) -> Self.Unit
  fn scaled(self, k :: Int) -> Self
end
interface Conv<T> do
  fn conv(self) -> T
end
struct Box<T> do
  item :: T
end
struct V2 do
  x :: Int
  y :: Int
end deriving(Eq, Ord, Display, Debug, Hash)
struct Sq do
  s :: Int
end
type Tree<T> do
  Leaf
  Node(Tree<T>, T, Tree<T>)
end
impl Show for Int do
  fn show(self) do "i${self}" end
end
impl Show for String do
  fn show(self) = "s" <> self
  fn loud(self) = "LOUD " <> self
end
impl Show for Bool do
  fn show(self) -> String do
    if self do "yes" else "no" end
  end
end
impl Show for List<T> where T: Show do
  fn show(self) -> String do
    "[" <> String.join(List.map(self, fn x -> x.show() end), ";") <> "]"
  end
end
impl Show for Option<T> where T: Show do
  fn show(self) = case self do
    Some(x) -> "some " <> x.show()
    None -> "none"
  end
end
impl Show for Box<T> where T: Show do
  fn show(self) = "box " <> show(self.item)
end
impl Show for Tree<T> where T: Show do
  fn show(self) = case self do
    Leaf -> "."
    Node(l, x, r) -> "(" <> l.show() <> x.show() <> r.show() <> ")"
  end
end
impl Make for V2 do
  fn make(n) = V2 { x: n, y: n }
end
impl Make for Int do
  fn make(n :: Int) -> Int = n * 2
end
impl Shape for Sq do
  type Unit = Int
  fn area(self) -> Int = self.s * self.s
  fn scaled(self, k) = %{self | s: self.s * k}
  fn extra(self) = "extra ${self.s}"
end
impl Shape for V2 do
  type Unit = Float
  fn area(self) -> Float do
    Int.to_float(self.x * self.y) / 2.0
  end
  fn scaled(self, k :: Int) -> V2 do
    V2 { x: self.x * k, y: self.y * k }
  end
end
impl Conv<Int> for V2 do
  fn conv(self) -> Int = self.x + self.y
end
impl Conv<String> for V2 do
  fn conv(self) -> String = "${self.x}/${self.y}"
end
impl Add for V2 do
  type Output = V2
  fn add(self, o) = V2 { x: self.x + o.x, y: self.y + o.y }
end
impl Sub for V2 do
  type Output = Int
  fn sub(self, o :: V2) -> Int = self.x - o.x + self.y - o.y
end
impl Mul for V2 do
  type Output = Int
  fn mul(self, o) do
    self.x * o.x + self.y * o.y
  end
end
impl Neg for V2 do
  type Output = V2
  fn neg(self) = V2 { x: -self.x, y: -self.y }
end
impl Not for V2 do
  type Output = Bool
  fn not(self) = self.x == 0 and self.y == 0
end
impl Div for V2 do
  type Output = (Int, Int)
  fn div(self, o) = (self.x / o.x, self.y / o.y)
end
impl Mod for V2 do
  type Output = String
  fn mod(self, o) = "${self.x % o.x}"
end
struct Money do
  cents :: Int
end
impl Eq for Money do
  fn eq(self, o) = self.cents / 100 == o.cents / 100
end
impl Ord for Money do
  fn lt(self, o) = self.cents < o.cents
end
impl Display for Money do
  fn to_string(self) = "$" <> "${self.cents / 100}"
end
impl From<Int> for Money do
  fn from(n :: Int) -> Money = Money { cents: n }
end
impl From<String> for Money do
  fn from(s :: String) -> Money = Money { cents: String.length(s) }
end
impl Default for Money do
  fn default() -> Money = Money { cents: 7 }
end
impl Hash for Money do
  fn hash(self) = 42
end
fn show_all<T>(xs :: List<T>) -> String where T: Show do
  String.join(List.map(xs, fn x -> x.show() end), ",")
end
fn both<A, B>(a :: A, b :: B) -> String where A: Show + Display, B: Show do
  a.show() <> b.show() <> "${a}"
end
fn two<T>(a :: T) -> String where T: Show, T: Eq = if a == a do a.show() else "?" end
fn inferred(x) = x.loud()
fn twice(x) = x + x
fn addall(xs, z) = List.reduce(xs, z, fn a, b -> a + b end)
fn biggest(xs) = List.reduce(xs, List.head(xs), fn a, b -> if a < b do b else a end end)
fn made() -> V2 = V2.make(3)
fn gen_make<T>(n :: Int) -> T where T: Make = T.make(n)
fn gen_area<T>(s :: T) where T: Shape = s.area()
fn main() do
  println("${5.show()} ${"a".show()} ${show(true)} ${[1, 2].show()} ${show([["a"], []])} ${Some(3).show()}")
  println("${5.loud()} ${"a".loud()} ${1.pair(2)} ${[1].loud()}")
  println("${Box { item: [1] }.show()} ${Node(Leaf, 3, Node(Leaf, 4, Leaf)).show()}")
  println("${V2.make(3)} ${V2.zero()} ${Int.make(4)} ${made()}")
  let m :: V2 = gen_make(9)
  println("${m}")
  println("${Sq { s: 3 }.area()} ${V2 { x: 3, y: 5 }.area()} ${Sq { s: 3 }.scaled(2).area()} ${Sq { s: 1 }.extra()} ${gen_area(Sq { s: 4 })} ${gen_area(V2.make(2))}")
  let v = V2 { x: 1, y: 2 }
  let i :: Int = v.conv()
  let s :: String = v.conv()
  println("${i} ${s}")
  let w = V2 { x: 3, y: 4 }
  println("${v + w} ${v - w} ${v * w} ${-v} ${!v} ${not V2.zero()} ${w / v} ${w % v}")
  println("${v < w} ${v >= w} ${v == w} ${v != w} ${compare(v, w)} ${compare(w, w)} ${v.compare(w)}")
  let a :: Money = 250.into()
  println("${Money.from(199)} ${a} ${Money.from("xxx").cents} ${Money { cents: 101 } == Money { cents: 199 }} ${Money { cents: 1 } > Money { cents: 2 }} ${Money { cents: 1 } <= Money { cents: 2 }}")
  let d :: Money = default()
  let (di, ds) :: (Int, String) = (default(), default())
  println("${d.cents} ${Money.default().cents} ${di}[${ds}] ${Int.default()} ${[Money { cents: 500 }]} ${hash(d)}")
  println("${show_all([1, 2])} ${both(1, "x")} ${two(3)} ${inferred(3)} ${inferred("q")}")
  println("${twice(2)} ${twice(1.5)} ${twice(v)} ${addall([1, 2], 0)} ${addall([v, w], V2.zero())} ${biggest([3, 9, 2])} ${biggest(["b", "c", "a"])} ${biggest([v, w])}")
  println("${List.map([1, 2], show)} ${List.map([v], V2.area)} ${List.map(["a"], Show.show)}")
  println("${V2.show_xy(v)} ${v.to_string()} ${v.inspect()} ${to_string(v)} ${inspect("a\"b")} ${"q".inspect()} ${["a"].inspect()}")
  println("${[Money { cents: 300 }, Money { cents: 100 }] |> List.sort(fn a, b -> a.cents - b.cents end)}")
  println("${%{Money { cents: 120 } => 1, Money { cents: 130 } => 2}}")
end
impl Xy for V2 do
  fn show_xy(self) = "xy"
end
interface Xy do
  fn show_xy(self) -> String
end
#> i5 sa yes [i1;i2] [[sa];[]] some i3
#> I5! LOUD a i1&i2 [I1]!
#> box [i1] (.i3(.i4.))
#> V2(3, 3) V2(0, 0) 8 V2(3, 3)
#> V2(9, 9)
#> 9 7.5 36 extra 1 16 2
#> 3 1/2
#> V2(4, 6) -4 11 V2(-1, -2) false true (3, 2) 0
#> true false false true Less Equal Less
#> $1 $2 3 true false true
#> 7 7 0[] 0 [$5] 42
#> i1,i2 i1sx1 i3 I3! LOUD q
#> 4 3 V2(2, 4) 3 V2(4, 6) 9 c V2(3, 4)
#> [i1, i2] [1] [sa]
#> xy V2(1, 2) V2 { x: 1, y: 2 } V2(1, 2) "a\"b" "q" ["a"]
#> [$1, $3]
#> %{$1 => 2}
