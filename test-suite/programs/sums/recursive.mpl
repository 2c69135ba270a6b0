type Expr do
  Num(Int)
  Add(Expr, Expr)
  Mul(Expr, Expr)
  Neg(Expr)
end

fn eval(e) = case e do
  Num(n) -> n
  Add(a, b) -> eval(a) + eval(b)
  Mul(a, b) -> eval(a) * eval(b)
  Neg(a) -> -eval(a)
end
fn show(Num(n)) = "${n}"
fn show(Add(a, b)) = "(${show(a)} + ${show(b)})"
fn show(Mul(a, b)) = "${show(a)} * ${show(b)}"
fn show(Neg(a)) = "-${show(a)}"

fn main() do
  let e = Add(Num(1), Mul(Num(2), Neg(Num(3))))
  println("${show(e)} = ${eval(e)}")
  println("${e}")
  println("${e == Add(Num(1), Mul(Num(2), Neg(Num(3))))}")
end
#> (1 + 2 * -3) = -5
#> Add(Num(1), Mul(Num(2), Neg(Num(3))))
#> true
