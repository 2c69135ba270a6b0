# What a match looks at first must not be seen: the first arm that fits is the one that runs.
type Op do
  Add(Op, Op)
  Mul(Op, Op)
  Num(Int)
  Neg(Op)
end

fn simplify(op :: Op) -> String = case op do
  Add(Num(0), x) | Add(x, Num(0)) | Mul(Num(1), x) | Mul(x, Num(1)) -> "just ${x}"
  Mul(Num(0), _) | Mul(_, Num(0)) -> "nothing"
  Add(Num(a), Num(b)) when a + b == 10 -> "ten"
  Add(Num(a), Num(b)) -> "sum ${a + b}"
  Neg(Neg(x)) -> "twice ${x}"
  Add(_, y) | Mul(_, y) | Neg(y) as whole -> "${whole} ends in ${y}"
  Num(n) -> "number ${n}"
end

# A guard speaks for its arm once, with what the first alternative that fits has bound.
fn once(pair :: (Int, Int)) -> String = case pair do
  (x, _) | (_, x) when x > 5 -> "large ${x}"
  (1, _) | (_, 1) -> "one"
  _ -> "none"
end

fn zero(x :: Float, n :: Int) -> String = case (x, n) do
  (-0.0, 1) -> "first"
  (0.0, 2) -> "second"
  (1.5, _) -> "one and a half"
  (_, 3) -> "three"
  _ -> "other"
end

fn merge([], ys) = ys
fn merge(xs, []) = xs
fn merge(x :: xs, y :: ys) when x <= y = List.concat([x], merge(xs, List.concat([y], ys)))
fn merge(xs, y :: ys) = List.concat([y], merge(xs, ys))

fn shape(xs :: List<Int>) -> String = case xs do
  [] -> "empty"
  [1, 2] -> "one and two"
  [1, _] -> "one and another"
  [x, y, z] when x + y == z -> "sum"
  [_, _, _] -> "three"
  1 :: rest -> "one, then ${rest}"
  _ :: _ :: third :: _ -> "third is ${third}"
  [x] -> "only ${x}"
  _ -> "two"
end

fn word(text :: String, strict :: Bool) -> Int = case (text, strict) do
  ("one", _) -> 1
  ("two", true) -> 2
  (_, false) -> 0
  ("three", _) -> 3
  _ -> -1
end

fn main() do
  println(simplify(Add(Num(0), Num(4))))
  println(simplify(Mul(Neg(Num(2)), Num(1))))
  println(simplify(Mul(Neg(Num(2)), Num(0))))
  println(simplify(Add(Num(4), Num(6))))
  println(simplify(Add(Num(4), Num(7))))
  println(simplify(Neg(Neg(Num(3)))))
  println(simplify(Neg(Num(3))))
  println(simplify(Mul(Num(5), Neg(Num(3)))))
  println(simplify(Num(9)))
  println("${once((9, 1))} ${once((1, 9))} ${once((3, 1))} ${once((3, 9))}")
  println("${zero(0.0, 1)} ${zero(-0.0, 2)} ${zero(1.5, 3)} ${zero(2.0, 3)} ${zero(0.0, 3)} ${zero(0.0, 4)}")
  println("${merge([1, 4, 9], [2, 3, 10, 11])}")
  for xs in [[], [1, 2], [1, 3], [2, 3, 5], [2, 3, 6], [1, 1, 1, 1], [2, 2, 7, 2], [4], [4, 4], [1]] do
    println(shape(xs))
  end
  println("${word("one", true)} ${word("two", true)} ${word("two", false)} ${word("three", true)} ${word("x", true)}")
  let add = fn 0, y -> y | x, 0 -> x | x, y when x == y -> 2 * x | x, y -> x + y end
  println("${add(0, 5)} ${add(5, 0)} ${add(4, 4)} ${add(4, 5)}")
end
#> just Num(4)
#> just Neg(Num(2))
#> nothing
#> ten
#> sum 11
#> twice Num(3)
#> Neg(Num(3)) ends in Num(3)
#> Mul(Num(5), Neg(Num(3))) ends in Neg(Num(3))
#> number 9
#> large 9 one one none
#> first second one and a half three three other
#> [1, 2, 3, 4, 9, 10, 11]
#> empty
#> one and two
#> one and another
#> sum
#> three
#> one, then [1, 1, 1]
#> third is 7
#> only 4
#> two
#> one, then []
#> 1 2 0 3 -1
#> 5 5 8 9
