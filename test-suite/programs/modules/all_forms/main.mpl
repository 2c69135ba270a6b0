import Math.Vector
import Geometry
import Consts
import Point
import MathOps
import Store.DbPool
import Strings
import Names.Inner
from Names import greet, Color, Person, limit, Greeter, echo, Pairing, Box, Kv
from Geometry import Shape
from String import length
import String

module Util do
  let base = 100
  pub fn twice(x) = x * 2
  pub fn based(x) = x + base
  fn hidden() = 1
  pub module Deep do
    pub fn f() = twice_local(4)
    fn twice_local(x) = x + x
  end
  pub struct S do
    v :: Int
  end
  pub type Opt do
    Yes(Int)
    No
  end
end

struct Local do
  a :: Int
end
impl Greeter for Local do
  fn hello(self) = "local ${self.a}"
end
impl Geometry.Measured for Local do
  fn measure(self) = self.a * 1000
end
fn distance(a) = "own distance ${a}"
fn takes(p :: Geometry.Pt, c :: Color) -> Point.Point = Point.new(p.x, 0)
let first = log_const("first", 1)
let second = first + 1
let (ta, tb) = (second, "tb")
let _ = log_const("ignored", 0)
fn log_const(s, v) do
  println("const ${s}")
  v
end
println("top level statement ${second}")

fn main() do
  println("main")
  println("${Vector.add((1, 2), (3, 4))} ${Vector.zero} ${Consts.answer} ${Consts.table["k"]}")
  println("${Geometry.area(Geometry.square(3))} ${Geometry.Circle(2.0) |> Geometry.area} ${Geometry.area(Shape.Rect(1.0, 2.0))} ${Geometry.area(Circle(1.0))}")
  let pt = Geometry.Pt { x: 1, y: 2 }
  let p2 = Pt { x: 5, y: 6 }
  println("${pt} ${p2.x + pt.y} ${Geometry.shift(pt, 3)} ${pt.measure()} ${Local { a: 2 }.measure()}")
  println("${distance(1)} ${Geometry.distance(2)}")
  println("${Point.new(1, 2)} ${Point.origin().x} ${Point.Point { x: 9, y: 9 }} ${Point { x: 3, y: 4 }.norm()} ${Point.norm(Point.new(6, 8))}")
  println("${MathOps.double(4)} ${Math.abs(-3)} ${Math.max(1, 2)} ${DbPool.open()}")
  println("${greet("bob")} ${Red} ${Color.Green} ${Person { name: "al", age: 3 }} ${limit} ${Local { a: 7 }.hello()} ${hello(Local { a: 8 })} ${length("four")}")
  let pr :: Pairing<Int> = (1, 2)
  println("${pr} ${Box { v: "b" }} ${Util.twice(4)} ${Util.based(1)} ${Util.Deep.f()} ${Util.S { v: 3 }.v} ${Util.Yes(3)} ${Util.Opt.No}")
  println("${takes(pt, Red)} ${ta}${tb}")
  println("${Strings.shout("x")} ${String.to_upper("y")} ${Inner.deep()} ${List.map([1, 2], MathOps.double)} ${[1] |> List.map(Vector.scale)}")
  let kv = Kv.start()
  Kv.put(kv, "a", 1)
  println("${Kv.get(kv, "a")}")
  let e = spawn(echo, self())
  send(e, 42)
  Timer.sleep(20)
end
#> consts evaluated
#> const first
#> const ignored
#> top level statement 2
#> main
#> (4, 6) (0, 0) 42 42
#> 9 12 2 3
#> Pt(1, 2) 7 Pt(4, 2) 12 2000
#> own distance 1 geo 3
#> Point(1, 2) 0 Point(9, 9) 25 100
#> 8 3 2 open (3, 3)
#> hi bob Red Green Person { name: al, age: 3 } 99 local 7 local 8 4
#> (1, 2) Box { v: b } 8 101 8 3 Yes(3) No
#> Point(1, 0) 2tb
#> X! Y deep [2, 4] [(1, 1)]
#> 1
#> echo 42
