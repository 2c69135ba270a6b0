# Text forms of everything, alone and inside everything else.
struct Point do
  x :: Int
  y :: Int
end deriving(Display, Debug, Eq)

struct Plain do
  name :: String
  tags :: List<String>
end

struct Empty do
end deriving(Display, Debug)

struct Box<T> do
  item :: T
end deriving(Display, Debug)

type Signal do
  Pulse(Float)
  Window(from :: Float, until :: Float)
  Silent
end deriving(Display, Debug, Eq)

type Shade do
  Light(String)
  Dark
end

struct Own do
  n :: Int
end

impl Display for Own do
  fn to_string(self) -> String do
    "<own ${self.n}>"
  end
end

fn two(a, b) = a + b

fn main() do
  println("${42}")
  println("${-7}")
  println("${3.14}")
  println("${42.0}")
  println("${-3.5}")
  println("${0.1}")
  println("${0.1 + 0.2}")
  println("${1.0e20}")
  println("${-0.0}")
  println("${1.0 / 0.0}")
  println("${-1.0 / 0.0}")
  println("${0.0 / 0.0}")
  println("${1.0e-7}")
  println("${5.0e-324 * 0.0}")
  println("${""}")
  println("${"text"}")
  println("${"a\"b\n\t\r\0\\".inspect()}")
  println("${"é€😀".inspect()}")
  println("${"".inspect()}")
  println("${true}")
  println("${()}")
  println("${nil}")
  println("${().inspect()}")
  println("${:asc}")
  println("${:asc.inspect()}")
  println("${(1, "x")}")
  println("${(1, "x").inspect()}")
  println("${(1, (2.0, "y"), :z)}")
  println("${(1, (2.0, "y"), :z).inspect()}")
  println("${["hello", "world"]}")
  println("${["hello", "world"].inspect()}")
  println("${[[1, 2], [3]]}")
  let none :: List<Int> = []
  println("${none}")
  println("${none.inspect()}")
  println("${%{"k" => ["a", "b"]}}")
  println("${%{"k" => ["a", "b"]}.inspect()}")
  println("${%{:a => 1, :b => 2}}")
  println("${%{:a => 1, :b => 2}.inspect()}")
  let empty_map :: Map<String, Int> = %{}
  println("${empty_map}")
  println("${empty_map.inspect()}")
  println("${Set.from_list(["a", "b", "a"])}")
  println("${Set.from_list(["a", "b", "a"]).inspect()}")
  let empty_set :: Set<String> = Set.new()
  println("${empty_set}")
  println("${Queue.push(Queue.push(Queue.new(), "a"), "b")}")
  println("${Queue.push(Queue.push(Queue.new(), "a"), "b").inspect()}")
  let empty_queue :: Queue<String> = Queue.new()
  println("${empty_queue}")
  println("${1..4}")
  println("${(-2)..0}")
  println("${(1..4).inspect()}")
  println("${Some(5)}")
  println("${Some("a")}")
  println("${Some("a").inspect()}")
  let nothing :: Option<Int> = None
  println("${nothing}")
  let ok :: Result<String, String> = Ok("x")
  let err :: Result<Int, String> = Err("no")
  println("${ok}")
  println("${err}")
  println("${ok.inspect()}")
  println("${err.inspect()}")
  println("${compare(1, 2)}")
  println("${compare(1, 2).inspect()}")
  println("${Point { x: 1, y: 2 }}")
  println("${Point { x: 1, y: 2 }.inspect()}")
  println("${Plain { name: "abc", tags: ["t", "u"] }}")
  println("${Plain { name: "abc", tags: ["t", "u"] }.inspect()}")
  println("${Empty {}}")
  println("${Empty {}.inspect()}")
  println("${Box { item: 42 }}")
  println("${Box { item: "s" }.inspect()}")
  println("${Pulse(3.14)}")
  println("${Window(1.0, 2.5)}")
  println("${Silent}")
  println("${Silent.inspect()}")
  println("${Light("l")}")
  println("${Dark}")
  println("${Light("l").inspect()}")
  println("${Own { n: 3 }}")
  println("${[Own { n: 3 }]}")
  println("${Some(Own { n: 3 })}")
  println("${(Own { n: 3 }, 1)}")
  println("${%{1 => Own { n: 3 }}}")
  println("${Box { item: Own { n: 3 } }}")
  println("${Box { item: Own { n: 3 } }.inspect()}")
  println("${Some(Point { x: 1, y: 2 })}")
  println("${[Some([%{"a" => (1, Silent)}])]}")
  println("${[Some([%{"a" => (1, Silent)}])].inspect()}")
  println("${two}")
  println("${fn x -> x + 1 end}")
  println("${[fn -> 1 end]}")
  println("${Process.whereis("nobody")}")
  println("${[Process.whereis("nobody")].inspect()}")
  println("${Json.object([("a", Json.int(1))])}")
  println("${[Json.object([("a", Json.string("x"))])]}")
  println("${Iter.from([1])}")
  println("${[Set.from_list([Some(1)])]}")
  println("${(%{1 => "a"}, Set.from_list([2]), 0..1)}")
  println("${[true, false]}")
  println("${[1.0, 2.5]}")
  println("${[(), ()]}")
  println("${"a ${[1, 2]} b ${"c ${"d"}"}"}")
  println("${to_string(12)}")
  println("${inspect("q")}")
  println("${String.from(1.5) <> String.from(true) <> String.from(2) <> String.from("x")}")
end
#> 42
#> -7
#> 3.14
#> 42
#> -3.5
#> 0.1
#> 0.30000000000000004
#> 100000000000000000000
#> -0
#> inf
#> -inf
#> NaN
#> 0.0000001
#> 0
#>
#> text
#> "a\"b\n\t\r\0\\"
#> "é€😀"
#> ""
#> true
#> ()
#> ()
#> ()
#> asc
#> :asc
#> (1, x)
#> (1, "x")
#> (1, (2, y), z)
#> (1, (2, "y"), :z)
#> [hello, world]
#> ["hello", "world"]
#> [[1, 2], [3]]
#> []
#> []
#> %{k => [a, b]}
#> %{"k" => ["a", "b"]}
#> %{a => 1, b => 2}
#> %{:a => 1, :b => 2}
#> %{}
#> %{}
#> #{a, b}
#> #{"a", "b"}
#> #{}
#> Queue[a, b]
#> Queue["a", "b"]
#> Queue[]
#> 1..4
#> -2..0
#> 1..4
#> Some(5)
#> Some(a)
#> Some("a")
#> None
#> Ok(x)
#> Err(no)
#> Ok("x")
#> Err("no")
#> Less
#> Less
#> Point(1, 2)
#> Point { x: 1, y: 2 }
#> Plain { name: abc, tags: [t, u] }
#> Plain { name: abc, tags: [t, u] }
#> Empty()
#> Empty {}
#> Box(42)
#> Box { item: s }
#> Pulse(3.14)
#> Window(1, 2.5)
#> Silent
#> Silent
#> Light(l)
#> Dark
#> Light(l)
#> <own 3>
#> [<own 3>]
#> Some(<own 3>)
#> (<own 3>, 1)
#> %{1 => <own 3>}
#> Box(<own 3>)
#> Box { item: <own 3> }
#> Some(Point(1, 2))
#> [Some([%{a => (1, Silent)}])]
#> [Some([%{"a" => (1, Silent)}])]
#> #Function/2
#> #Function/1
#> [#Function/0]
#> #PID<0.0>
#> [#PID<0.0>]
#> {"a":1}
#> [{"a":"x"}]
#> #Iter
#> [#{Some(1)}]
#> (%{1 => a}, #{2}, 0..1)
#> [true, false]
#> [1, 2.5]
#> [(), ()]
#> a [1, 2] b c d
#> 12
#> "q"
#> 1.5true2x
