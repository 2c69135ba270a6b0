# Equality and ordering of every kind of value.
struct P do
  a :: Int
  b :: String
end

type T do
  First
  Second(Int)
  Third(Int, Int)
end

fn main() do
  println("${[1, 2] == [1, 2]}")
  println("${[1, 2] == [2, 1]}")
  println("${[1, 2] == [1, 2, 3]}")
  println("${%{"a" => 1, "b" => 2} == %{"b" => 2, "a" => 1}}")
  println("${%{"a" => 1, "b" => 2} == %{"a" => 1, "b" => 3}}")
  println("${%{"a" => 1} == %{"a" => 1, "b" => 3}}")
  println("${%{[1] => "x"} == %{[1] => "x"}}")
  println("${Set.from_list([1, 2]) == Set.from_list([2, 1])}")
  println("${Set.from_list([1, 2]) == Set.from_list([2, 3])}")
  println("${Queue.push(Queue.push(Queue.new(), 1), 2) == Queue.push(Queue.push(Queue.new(), 1), 2)}")
  println("${Queue.push(Queue.push(Queue.new(), 1), 2) == Queue.push(Queue.push(Queue.new(), 2), 1)}")
  let (_, rest) = Queue.pop(Queue.push(Queue.push(Queue.new(), 0), 1))
  println("${rest == Queue.push(Queue.new(), 1)}")
  let nan = 0.0 / 0.0
  println("${nan == nan}")
  println("${nan != nan}")
  println("${0.0 == -0.0}")
  println("${nan < 1.0}")
  println("${nan > 1.0}")
  println("${[nan] == [nan]}")
  println("${(1, nan) == (1, nan)}")
  println("${compare(nan, 1.0)}")
  println("${compare(1.0, nan)}")
  println("${compare(0.0, -0.0)}")
  println("${() == ()}")
  println("${:a == :a}")
  println("${:a == :b}")
  println("${self() == self()}")
  println("${self() == Process.whereis("nobody")}")
  println("${Some(1) == Some(1)}")
  println("${Some(1) == None}")
  println("${(1, "a", true) == (1, "a", true)}")
  println("${1..3 == 1..3}")
  println("${1..3 == 0..3}")
  println("${Less == Less}")
  println("${compare(1, 1) == Less}")
  println("${"a" < "b"}")
  println("${"a" < "ab"}")
  println("${"ab" < "a"}")
  println("${"Z" < "a"}")
  println("${"é" > "z"}")
  println("${"\u" == "u"}")
  println("${"😀" > "€"}")
  println("${[1, 2] < [1, 2, 0]}")
  println("${[1, 3] < [1, 2, 0]}")
  println("${[2] > [1, 9, 9]}")
  println("${(1, "b") < (1, "c")}")
  println("${(1, "b") < (2, "a")}")
  println("${(2, "b") <= (2, "b")}")
  let none :: Option<Int> = None
  println("${none < Some(-100)}")
  println("${Some(1) < Some(2)}")
  println("${none < none}")
  println("${none >= none}")
  println("${P { a: 1, b: "x" } < P { a: 1, b: "y" }}")
  println("${P { a: 2, b: "a" } < P { a: 1, b: "y" }}")
  println("${First < Second(0)}")
  println("${Second(9) < Third(0, 0)}")
  println("${Second(1) < Second(2)}")
  println("${Third(1, 5) < Third(1, 6)}")
  println("${compare(Third(1, 5), Second(7))}")
  println("${compare([1], [1])}")
  println("${compare("a", "b")}")
  println("${compare(none, Some(1))}")
  println("${-1 < 1}")
  println("${-9223372036854775807 - 1 < 9223372036854775807}")
  println("${-1.5 < -1.0}")
  println("${3.compare(2)}")
end
#> true
#> false
#> false
#> true
#> false
#> false
#> true
#> true
#> false
#> true
#> false
#> true
#> false
#> true
#> true
#> false
#> false
#> false
#> false
#> Greater
#> Greater
#> Equal
#> true
#> true
#> false
#> true
#> false
#> true
#> false
#> true
#> true
#> false
#> true
#> false
#> true
#> true
#> false
#> true
#> true
#> true
#> true
#> true
#> false
#> true
#> true
#> true
#> true
#> true
#> true
#> false
#> true
#> true
#> false
#> true
#> true
#> true
#> true
#> Greater
#> Equal
#> Less
#> Less
#> true
#> true
#> true
#> Greater
