type Shape do
  Circle(Float)
  Rect(w :: Float, h :: Float)
  Dot
  Group(List<Shape>)
end
type Wrap<T> do
  Wrap(T)
end
type Expr do
  Num(Int)
  Add(Expr, Expr)
  Mul(Expr, Expr)
  Neg(Expr)
end
fn eval(Num(n)) = n
fn eval(Add(a, b)) = eval(a) + eval(b)
fn eval(Mul(Num(0), _) | Mul(_, Num(0))) = 0
fn eval(Mul(a, b)) = eval(a) * eval(b)
fn eval(Neg(Neg(e))) = eval(e)
fn eval(Neg(e)) = -eval(e)
fn simp(e) = case e do
  Add(Num(0), x) | Add(x, Num(0)) -> simp(x)
  Mul(Num(1), x) | Mul(x, Num(1)) -> simp(x)
  Add(a, b) as whole -> case (simp(a), simp(b)) do
    (Num(x), Num(y)) -> Num(x + y)
    _ -> whole
  end
  other -> other
end
fn num(n) = case n do
  -1 -> "minus one"
  0 -> "zero"
  1 | 2 | 3 -> "small"
  -9223372036854775807 -> "tiny"
  _ when n < 0 -> "neg"
  _ -> "big"
end
fn fl(x) = case x do
  1.5 -> "a"
  -2.5 -> "b"
  0.0 -> "zero"
  _ -> "c"
end
fn st(s) = case s do
  "" -> "empty"
  "a" | "b" -> "ab"
  "q\"\n" -> "esc"
  _ -> "other"
end
fn l(xs) = case xs do
  [] -> "0"
  [x] -> "1:${x}"
  [x, y] -> "2:${x},${y}"
  1 :: _ :: rest -> "1 then ${rest}"
  x :: y :: z :: _ -> "3+:${x + y + z}"
end
fn tup(t) = case t do
  (0, _) -> "z"
  (_, (a, b)) when a == b -> "eq ${a}"
  (n, (a, _)) -> "n${n} a${a}"
end
fn b(x, y) = case (x, y) do
  (true, true) -> "tt"
  (true, false) -> "tf"
  (false, _) -> "f"
end
fn opt(x) = case x do
  Some(Some(n)) when n > 10 -> "big"
  Some(Some(n)) -> "n${n}"
  Some(None) -> "sn"
  None -> "n"
end
fn res(x) = case x do
  Ok((a, [b, c])) -> a + b + c
  Ok((a, _)) -> a
  Err("x" | "y") -> -1
  Err(e) -> String.length(e)
end
fn atom(a) = case a do
  :up | :down -> "v"
  :left -> "l"
  _ -> "?"
end
fn unit(u) = case u do
  () -> "unit"
end
fn many((a, b), [c], Some(d) as e, _ , f :: _) = "${a}${b}${c}${d}${e}${f}"
fn many(_, _, _, _, _) = "no"
fn sum(h :: t) = h + sum(t)
fn sum([]) = 0
fn deep(x) = case x do
  [(1, Some([a, _])), (_, None)] -> "A${a}"
  [(_, Some(a :: _ as all)), _] -> "B${a}${all}"
  (_, None) :: _ | [_, (_, None)] -> "C"
  _ -> "D"
end
fn nested_or(x) = case x do
  (Some(_), 1 | 2) -> "s12"
  (None, 1 | 2) -> "n12"
  _ -> "rest"
end
fn shadow(x) = case x do
  Some(x) -> case x do
    Some(x) -> x
    None -> 0
  end
  None -> -1
end
fn area(s) = match s do
  Shape.Circle(r) -> r * 2.0
  Rect(w, h) -> w * h
  Shape.Dot -> 0.0
  Group(ss) -> List.reduce(ss, 0.0, fn acc, s -> acc + area(s) end)
end
fn main() do
  println("${eval(Add(Num(1), Mul(Num(2), Neg(Neg(Num(3))))))} ${eval(Mul(Num(0), Num(5)))} ${eval(Neg(Num(4)))}")
  println("${simp(Add(Num(0), Mul(Num(7), Num(1))))} ${simp(Add(Num(1), Num(2)))}")
  for n in [-1, 0, 2, 3, -9223372036854775807, -5, 9] do println(num(n)) end
  for x in [1.5, -2.5, 0.0, -0.0, 7.0] do print(fl(x) <> " ") end
  println("")
  for s in ["", "b", "q\"\n", "z"] do print(st(s) <> " ") end
  println("")
  println("${[l([]), l([9]), l([8, 7]), l([1, 2, 3, 4]), l([2, 3, 4, 5])]}")
  println("${[tup((0, (1, 2))), tup((1, (2, 2))), tup((4, (5, 6)))]}")
  println(b(true, true) <> b(true, false) <> b(false, true))
  println("${[opt(Some(Some(11))), opt(Some(Some(1))), opt(Some(None)), opt(None)]}")
  println("${[res(Ok((1, [2, 3]))), res(Ok((1, []))), res(Err("y")), res(Err("long"))]}")
  println("${[atom(:up), atom(:left), atom(:zzz)]} ${unit(nil)}")
  println(many((1, 2), [3], Some(4), 5, [6, 7]) <> many((1, 2), [], Some(4), 5, [6, 7]))
  println("${sum([1, 2, 3])}")
  println("${[deep([(1, Some([5, 6])), (2, None)]), deep([(2, Some([5, 6])), (2, None)]), deep([(2, None)]), deep([(3, Some([])), (2, None)]), deep([])]}")
  println("${[nested_or((Some(1), 1)), nested_or((None, 2)), nested_or((None, 3))]}")
  println("${[shadow(Some(Some(3))), shadow(Some(None)), shadow(None)]}")
  println("${area(Group([Circle(1.5), Rect(2.0, 3.0), Dot]))}")
  let Wrap(v) = Wrap((1, 2))
  let (x, (y, _)) = (1, ("two", 3))
  let Wrap((p, q)) = Wrap((3, "s"))
  println("${v} ${x} ${y} ${p}${q}")
  let r = for (a, (b, _)) in [(1, (2, 3)), (4, (5, 6))] do a * b end
  println("${r}")
end
#> 7 0 -4
#> Num(7) Num(3)
#> minus one
#> zero
#> small
#> small
#> tiny
#> neg
#> big
#> a b zero zero c 
#> empty ab esc other 
#> [0, 1:9, 2:8,7, 1 then [3, 4], 3+:9]
#> [z, eq 2, n4 a5]
#> tttff
#> [big, n1, sn, n]
#> [6, 1, -1, 4]
#> [v, l, ?] unit
#> 1234Some(4)6no
#> 6
#> [A5, B5[5, 6], C, D, D]
#> [s12, n12, rest]
#> [3, 0, -1]
#> 9
#> (1, 2) 1 two 3s
#> [2, 20]
