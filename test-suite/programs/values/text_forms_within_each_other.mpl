# The text forms of every type, by themselves and inside every other.

struct Plain do
  x :: Int
  name :: String
end
struct Shown do
  x :: Int
  name :: String
end deriving(Eq, Ord, Display, Debug, Hash)
struct OnlyDisplay do
  v :: List<String>
end deriving(Display)
struct Nothing do
  v :: Option<String>
end deriving()
struct EmptyD do
end
struct EmptyS do
end deriving(Display, Debug)
struct Box<T> do
  value :: T
end deriving(Display, Debug, Eq)
struct Cell2<T> do
  value :: T
  more :: List<T>
end
type Signal do
  Pulse(Float)
  Window(from :: Float, until :: Float)
  Text(String)
  Silent
end deriving(Eq, Ord, Display, Debug)
type Bare do
  One(Int, String)
  Two
  Deep(List<String>, Option<String>)
end
type Nope do
  NA(String)
  NB
end deriving()
struct Mine do
  secret :: String
end
impl Display for Mine do
  fn to_string(self) -> String do
    "<mine ${self.secret}>"
  end
end
struct Both do
  s :: String
end
impl Display for Both do
  fn to_string(self) -> String = "D:" <> self.s
end
impl Debug for Both do
  fn inspect(self) -> String = "I:" <> self.s
end
struct Holder do
  m :: Mine
  b :: Both
  xs :: List<String>
  o :: Option<String>
  mp :: Map<String, List<String>>
  t :: (Int, String)
  f :: Float
  u :: ()
  a :: Atom
end
struct HolderD do
  m :: Mine
  b :: Both
  s :: Signal
  p :: Plain
end deriving(Display)
interface Texty do
  fn to_string(self) -> String
end
struct Odd do
  n :: Int
end
impl Texty for Odd do
  fn to_string(self) -> String = "odd ${self.n}"
end
fn holder() = Holder { m: Mine { secret: "z" }, b: Both { s: "q" }, xs: ["a", "b"], o: Some("c"), mp: %{"k" => ["v", "w"]}, t: (1, "one"), f: 2.0, u: (), a: :atom }
fn two(a, b) = a + b

fn part_1() do
  println("${42}")
  println("${-7}")
  println("${0}")
  println("${3.14}")
  println("${42.0}")
  println("${-3.5}")
  println("${0.1}")
  println("${1.0e20}")
  println("${-0.0}")
  println("${0.0}")
  println("${1.0 / 0.0}")
  println("${-1.0 / 0.0}")
  println("${0.0 / 0.0}")
  println("${-(0.0 / 0.0)}")
  println("${"a\"b"}")
  println("${"a\"b".inspect()}")
  println("${"\n\t\r\0\\\"$é".inspect()}")
  println("${"".inspect()}")
  println("${"\${x}".inspect()}")
  println("${true}")
  println("${false.inspect()}")
  println("${()}")
  println("${nil}")
  println("${nil.inspect()}")
  println("${:asc}")
end

fn part_2() do
  println("${:asc.inspect()}")
  println("${[:a, :b]}")
  println("${[:a, :b].inspect()}")
  println("${(1, "x")}")
  println("${(1, "x").inspect()}")
  println("${(1, "x", :a, 2.0, (), true)}")
  println("${(1, "x", :a, 2.0, (), true).inspect()}")
  println("${[1, 2, 3]}")
  println("${List.take([1], 0)}")
  println("${["hello", "world"]}")
  println("${["hello", "world"].inspect()}")
  println("${[[1, 2], [3]]}")
  println("${[["a"], []].inspect()}")
  println("${%{"a" => 1, "b" => 2}}")
  println("${%{"a" => 1, "b" => 2}.inspect()}")
  println("${Map.delete(%{1 => 1}, 1)}")
  println("${%{"k" => ["a", "b"]}}")
  println("${%{"k" => ["a", "b"]}.inspect()}")
  println("${%{(1, "z") => Some("y")}}")
  println("${%{(1, "z") => Some("y")}.inspect()}")
  println("${Set.from_list([1, 2])}")
  println("${Set.from_list(["a"]).inspect()}")
  println("${Set.remove(Set.from_list([1]), 1)}")
  println("${Queue.push(Queue.push(Queue.new(), 1), 2)}")
  println("${Queue.push(Queue.push(Queue.new(), "x"), "y")}")
end

fn part_3() do
  println("${Queue.push(Queue.push(Queue.new(), "x"), "y").inspect()}")
  println("${Queue.new()}")
  println("${1..4}")
  println("${(1..4).inspect()}")
  println("${[1..2, 3..3]}")
  println("${-5..-2}")
  println("${Some(5)}")
  println("${Some("a")}")
  println("${Some("a").inspect()}")
  println("${Some(Some("a")).inspect()}")
  println("${String.to_int("z")}")
  println("${String.to_int("z").inspect()}")
  println("${Some(Less)}")
  println("${compare(1, 2)}")
  println("${compare(2, 2).inspect()}")
  println("${compare(3, 2)}")
  println("${String.to_int("5")}")
  println("${Plain { x: 1, name: "abc" }}")
  println("${Plain { x: 1, name: "abc" }.inspect()}")
  println("${Shown { x: 1, name: "abc" }}")
  println("${Shown { x: 1, name: "abc" }.inspect()}")
  println("${OnlyDisplay { v: ["a", "b"] }}")
  println("${[OnlyDisplay { v: ["a", "b"] }]}")
  println("${Nothing { v: Some("x") }}")
  println("${[Nothing { v: Some("x") }].inspect()}")
end

fn part_4() do
  println("${EmptyD {}}")
  println("${EmptyD {}.inspect()}")
  println("${EmptyS {}}")
  println("${EmptyS {}.inspect()}")
  println("${Box { value: 42 }}")
  println("${Box { value: "s" }.inspect()}")
  println("${Box { value: ["s"] }}")
  println("${Box { value: Box { value: "in" } }}")
  println("${Box { value: Box { value: "in" } }.inspect()}")
  println("${Cell2 { value: "q", more: ["r", "s"] }}")
  println("${[Cell2 { value: Plain { x: 2, name: "n" }, more: [] }]}")
  println("${Pulse(3.14)}")
  println("${Pulse(3.0)}")
  println("${Window(1.0, 2.5)}")
  println("${Silent}")
  println("${Text("hi")}")
  println("${Text("hi").inspect()}")
  println("${[Text("hi"), Silent].inspect()}")
  println("${One(1, "s")}")
  println("${One(1, "s").inspect()}")
  println("${Two}")
  println("${Deep(["a"], Some("b"))}")
  println("${Deep(["a"], Some("b")).inspect()}")
  println("${NA("x")}")
  println("${[NA("x"), NB].inspect()}")
end

fn part_5() do
  println("${Mine { secret: "s" }}")
  println("${Mine { secret: "s" }.to_string()}")
  println("${Mine { secret: "s" }.inspect()}")
  println("${[Mine { secret: "s" }]}")
  println("${[Mine { secret: "s" }].inspect()}")
  println("${Some(Mine { secret: "s" })}")
  println("${(Mine { secret: "s" }, 1)}")
  println("${%{Mine { secret: "k" } => Mine { secret: "s" }}}")
  println("${Some([Mine { secret: "s" }]).inspect()}")
  println("${Box { value: Mine { secret: "s" } }}")
  println("${Box { value: Mine { secret: "s" } }.inspect()}")
  println("${Both { s: "x" }}")
  println("${Both { s: "x" }.inspect()}")
  println("${[Both { s: "x" }]}")
  println("${[Both { s: "x" }].inspect()}")
  println("${%{"a" => Both { s: "x" }}.inspect()}")
  println("${(1, Both { s: "x" }).inspect()}")
  println("${Box { value: Both { s: "x" } }.inspect()}")
  println("${holder()}")
  println("${holder().inspect()}")
  println("${HolderD { m: Mine { secret: "z" }, b: Both { s: "q" }, s: Text("t"), p: Plain { x: 1, name: "n" } }}")
  println("${Odd { n: 3 }}")
  println("${[Odd { n: 3 }]}")
  println("${Some(Odd { n: 3 })}")
  println("${two}")
end

fn part_6() do
  println("${[fn -> 1 end]}")
  println("${fn x -> x + 1 end}")
  println("${Some}")
  println("${String.length}")
  println("${(two, 1).inspect()}")
  println("${Iter.from([1])}")
  println("${[Iter.from([1])]}")
  println("${Process.whereis("nobody-there")}")
  println("${[Process.whereis("nobody-there")].inspect()}")
  println("${Json.parse("{\"a\" : [1, 2.50, null] }")}")
  println("${Json.null}")
  println("${[Json.string("x")]}")
  println("${HTTP.router()}")
  println("${HTTP.response(200, "x")}")
  println("${Math.pi}")
end

fn main() do
  part_1()
  part_2()
  part_3()
  part_4()
  part_5()
  part_6()
end
#> 42
#> -7
#> 0
#> 3.14
#> 42
#> -3.5
#> 0.1
#> 100000000000000000000
#> -0
#> 0
#> inf
#> -inf
#> NaN
#> NaN
#> a"b
#> "a\"b"
#> "\n\t\r\0\\\"$é"
#> ""
#> "${x}"
#> true
#> false
#> ()
#> ()
#> ()
#> asc
#> :asc
#> [a, b]
#> [:a, :b]
#> (1, x)
#> (1, "x")
#> (1, x, a, 2, (), true)
#> (1, "x", :a, 2, (), true)
#> [1, 2, 3]
#> []
#> [hello, world]
#> ["hello", "world"]
#> [[1, 2], [3]]
#> [["a"], []]
#> %{a => 1, b => 2}
#> %{"a" => 1, "b" => 2}
#> %{}
#> %{k => [a, b]}
#> %{"k" => ["a", "b"]}
#> %{(1, z) => Some(y)}
#> %{(1, "z") => Some("y")}
#> #{1, 2}
#> #{"a"}
#> #{}
#> Queue[1, 2]
#> Queue[x, y]
#> Queue["x", "y"]
#> Queue[]
#> 1..4
#> 1..4
#> [1..2, 3..3]
#> -5..-2
#> Some(5)
#> Some(a)
#> Some("a")
#> Some(Some("a"))
#> None
#> None
#> Some(Less)
#> Less
#> Equal
#> Greater
#> Some(5)
#> Plain { x: 1, name: abc }
#> Plain { x: 1, name: abc }
#> Shown(1, abc)
#> Shown { x: 1, name: abc }
#> OnlyDisplay([a, b])
#> [OnlyDisplay([a, b])]
#> Nothing { v: Some(x) }
#> [Nothing { v: Some(x) }]
#> EmptyD {}
#> EmptyD {}
#> EmptyS()
#> EmptyS {}
#> Box(42)
#> Box { value: s }
#> Box([s])
#> Box(Box(in))
#> Box { value: Box(in) }
#> Cell2 { value: q, more: [r, s] }
#> [Cell2 { value: Plain { x: 2, name: n }, more: [] }]
#> Pulse(3.14)
#> Pulse(3)
#> Window(1, 2.5)
#> Silent
#> Text(hi)
#> Text(hi)
#> [Text(hi), Silent]
#> One(1, s)
#> One(1, s)
#> Two
#> Deep([a], Some(b))
#> Deep([a], Some(b))
#> NA(x)
#> [NA(x), NB]
#> <mine s>
#> <mine s>
#> Mine { secret: s }
#> [<mine s>]
#> [Mine { secret: s }]
#> Some(<mine s>)
#> (<mine s>, 1)
#> %{<mine k> => <mine s>}
#> Some([Mine { secret: s }])
#> Box(<mine s>)
#> Box { value: <mine s> }
#> D:x
#> I:x
#> [D:x]
#> [I:x]
#> %{"a" => I:x}
#> (1, I:x)
#> Box { value: D:x }
#> Holder { m: <mine z>, b: D:q, xs: [a, b], o: Some(c), mp: %{k => [v, w]}, t: (1, one), f: 2, u: (), a: atom }
#> Holder { m: <mine z>, b: D:q, xs: [a, b], o: Some(c), mp: %{k => [v, w]}, t: (1, one), f: 2, u: (), a: atom }
#> HolderD(<mine z>, D:q, Text(t), Plain { x: 1, name: n })
#> odd 3
#> [odd 3]
#> Some(odd 3)
#> #Function/2
#> [#Function/0]
#> #Function/1
#> #Function/1
#> #Function/1
#> (#Function/2, 1)
#> #Iter
#> [#Iter]
#> #PID<0.0>
#> [#PID<0.0>]
#> Ok({"a":[1,2.50,null]})
#> null
#> ["x"]
#> #Router
#> #Response
#> 3.141592653589793
