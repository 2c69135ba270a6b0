fn member(x, xs) when List.contains(xs, x) = "in"
fn member(_, _) = "out"
fn cmp(a, b) when a > b and a % 2 == 0 = "gt-even"
fn cmp(a, b) when a > b or b == 100 = "gt"
fn cmp(a, b) when not (a == b) = "lt"
fn cmp(_, _) = "eq"
fn len_guard(s) when String.length(s) > 3 = "long"
fn len_guard("abc") = "abc"
fn len_guard(s) when s == "" = "empty"
fn len_guard(_) = "short"
fn nested(Some((a, b))) when a + b > 10 = "big"
fn nested(Some((a, _))) when a == 0 = "zero"
fn nested(Some(_)) = "some"
fn nested(None) = "none"
fn in_case(t) = case t do
  (x, y) when x == y -> "same"
  (x, _) when x > 10 and check(x) -> "checked"
  (0, y) -> case y do
    n when n < 0 -> "0neg"
    n -> if n > 5 do "0big" else "0small" end
  end
  _ when false -> "never"
  _ -> "other"
end
fn check(x) = x % 3 == 0
fn closure_guard() = fn x when x > 10 -> "A" | x when x > 5 -> "B" | 0 -> "Z" | _ -> "C" end
fn as_pat(xs) = case xs do
  ([x, _] as pair) when x > 1 -> "${pair}!"
  (_ :: (_ :: _ as rest)) as all -> "${all} ${rest}"
  other -> "other ${other}"
end
fn or_bind(x) = case x do
  Ok(n) | Err(n) when n > 0 -> "pos ${n}"
  Ok(0) | Err(0) -> "zero"
  Ok(n) | Err(n) -> "neg ${n}"
end
fn or_deep(x) = case x do
  (1, a) | (a, 1) -> a * 10
  ((2 | 3) as k, b) | (b, (4 | 5) as k) -> k * 100 + b
  _ -> -1
end
fn strs(a, b) = case (a, b) do
  ("x", "y") -> 1
  ("x", _) -> 2
  (_, "y") -> 3
  (p, q) when p <> q == "zz" -> 4
  _ -> 5
end
fn bools(a, b, c) = case (a, b, c) do
  (true, _, false) -> 1
  (false, true, _) -> 2
  (_, false, true) -> 3
  (_, true, true) -> 4
  (false, false, false) -> 5
end
fn listshape(xs) = case xs do
  [] -> "e"
  [1] -> "one"
  [1, 2] -> "onetwo"
  [_, (2 | 3)] -> "x23"
  [a] when a > 5 -> "big"
  [_] -> "single"
  1 :: 1 :: _ -> "11"
  _ :: _ :: 7 :: _ -> "third7"
  _ -> "many"
end
type Op do
  Plus
  Minus
  Times
end
type E do
  L(Int)
  B(Op, E, E)
  If(E, E, E)
end
fn ev(e) = case e do
  L(n) -> n
  B(Plus, L(0), x) | B(Plus, x, L(0)) -> ev(x)
  B(Times, L(0), _) | B(Times, _, L(0)) -> 0
  B(Minus, a, b) when a == b -> 0
  B(op, a, b) -> apply(op, ev(a), ev(b))
  If(c, t, f) -> if ev(c) != 0 do ev(t) else ev(f) end
end
fn apply(Plus, a, b) = a + b
fn apply(Minus, a, b) = a - b
fn apply(Times, a, b) = a * b
fn floats(x) = case x do
  0.5 | 1.5 -> "half"
  -0.5 -> "neghalf"
  y when y > 1e3 -> "big"
  _ -> "?"
end
fn atoms(:ok, n) = n
fn atoms(:error, _) = -1
fn atoms(_, n) when n > 0 = 0
fn atoms(_, _) = -2
fn units((), []) = "u"
fn units(nil, _) = "v"
fn main() do
  println("${member(1, [1])} ${member(2, [1])} ${cmp(4, 1)} ${cmp(5, 1)} ${cmp(1, 100)} ${cmp(1, 2)} ${cmp(2, 2)}")
  println("${List.map(["", "abc", "ab", "abcd"], len_guard)} ${nested(Some((9, 9)))} ${nested(Some((0, 1)))} ${nested(Some((1, 1)))} ${nested(None)}")
  println("${[in_case((1, 1)), in_case((12, 1)), in_case((13, 1)), in_case((0, -1)), in_case((0, 9)), in_case((0, 1))]}")
  println("${List.map([11, 6, 0, 1], closure_guard())} ${as_pat([2, 3])} ${as_pat([1, 2])} ${as_pat([1])}")
  println("${or_bind(Ok(1))} ${or_bind(Err(2))} ${or_bind(Ok(0))} ${or_bind(Err(-3))} ${or_deep((1, 7))} ${or_deep((7, 1))} ${or_deep((2, 5))} ${or_deep((9, 4))} ${or_deep((9, 9))}")
  println("${strs("x", "y")}${strs("x", "q")}${strs("q", "y")}${strs("z", "z")}${strs("", "")} ${[bools(true, true, false), bools(false, true, true), bools(true, false, true), bools(true, true, true), bools(false, false, false)]}")
  println("${List.map([[], [1], [1, 2], [5, 3], [9], [2], [1, 1, 1], [0, 0, 7], [0, 0, 0]], listshape)}")
  println("${ev(B(Plus, L(0), L(5)))} ${ev(B(Times, B(Plus, L(1), L(2)), L(4)))} ${ev(B(Minus, L(3), L(3)))} ${ev(If(L(0), L(1), B(Times, L(9), L(0))))} ${ev(B(Minus, L(5), L(3)))}")
  println("${List.map([0.5, 1.5, -0.5, 2e3, 0.0], floats)} ${atoms(:ok, 5)} ${atoms(:error, 5)} ${atoms(:x, 5)} ${atoms(:x, 0)} ${units((), [])}${units(nil, [1])}")
end
#> in out gt-even gt gt lt eq
#> [empty, abc, short, long] big zero some none
#> [same, checked, other, 0neg, 0big, 0small]
#> [A, B, Z, C] [2, 3]! [1, 2] [2] other [1]
#> pos 1 pos 2 zero neg -3 70 70 205 409 -1
#> 12345 [1, 2, 3, 4, 5]
#> [e, one, onetwo, x23, big, single, 11, third7, many]
#> 5 12 0 0 2
#> [half, half, neghalf, big, ?] 5 -1 0 -2 uv
