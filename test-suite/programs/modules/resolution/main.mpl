import A
import B
import Math
import Migration
import Deep.Er.Thing
import Deep
from A import shared, both, T1, Evt, Base
from B import shared
import Point
import Kinds.Event
import Self2
fn both() = "main both"
fn user_low() = Low { z: 3 }
fn evt(e) = case e do
  Started(n) -> "s${n}"
  Stopped -> "st"
end
type Local do
  Stopped2
  Red
end
fn main() do
  println("${shared()} ${both()} ${A.both()} ${A.shared()} ${B.shared()}")
  println("${Math.custom()} ${Low { z: 1 }.z} ${user_low().z}")
  let f = Migration.up
  println("${f(1)} ${Migration.up(2)}")
  println("${Thing.name()} ${Deep.top()} ${Deep.Inner.x()}")
  println("${evt(Started(1))} ${evt(Stopped)} ${Evt.Started(2)}")
  println("${Point.x} ${Point.make(1)} ${Point { v: 3 }.v} ${Point.describe(Point { v: 4 })} ${Point.zero().v}")
  println("${Event.Created(1)} ${Event.count} ${Event.Kind.Created(2)} ${Created(3)}")
  println("${Base { id: 1 }} ${A.hidden_user()} ${A.hidden_user().tag} ${A.hidden_user().tell()}")
  println("${Red} ${Self2.go(3)} ${List.map([1], Self2.go)}")
  println("${A.Svc.start(5) |> A.Svc.get} ${Svc.get(Svc.start(6))}")
  println("${A.c1} ${A.c2} ${B.c3}")
  println("${A.later_mutual(5)}")
  let p = spawn(A.act, "direct")
  Timer.sleep(20)
end
#> B.shared main both A.both A.shared B.shared
#> custom 1 1 3
#> up 1 up 2
#> thing top 6
#> s1 st Started(2)
#> const x made 1 3 point 4 0
#> Created(1) 2 Created(2) Created(3)
#> Base(1) Hidden { tag: h } h told h
#> Red 30 [10]
#> 5 6
#> 41 82 40
#> done
#> A.act direct
