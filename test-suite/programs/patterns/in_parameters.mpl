type C do
  A
  B
  D(Int)
end
fn f(1 | 2 :: t) = "12 ${t}"
fn f(x :: _ as all) = "${x} ${all}"
fn f([]) = "none"
fn g((A | B) as c) = "ab ${c}"
fn g(D(n as m)) when n == m = "d ${n}"
fn g(_) = "other"
fn h(Some(Some(x) | Some(x))) = x
fn h(_) = 0
fn k((a, b) :: (c, d) :: _) = a + b + c + d
fn k(_) = -1
fn l([[x, _], [_, y]]) = x + y
fn l(_) = 0
fn lit(-1) = "m1"
fn lit(-9) = "m9"
fn lit(n) = "n"
fn fl(1.5) = "x"
fn fl(-0.5) = "y"
fn fl(_) = "z"
fn bo(true, :a, "s", nil) = "all"
fn bo(_, _, _, _) = "no"
fn main() do
  println("${f([1, 5])} ${f([2])} ${f([3, 4])} ${f([])}")
  println("${g(A)} ${g(D(4))}")
  println("${h(Some(Some(3)))} ${h(None)} ${k([(1, 2), (3, 4)])} ${l([[1, 2], [3, 4]])}")
  println("${lit(-1)} ${lit(-9)} ${lit(1)} ${fl(1.5)} ${fl(-0.5)} ${bo(true, :a, "s", ())} ${bo(true, :b, "s", ())}")
end
#> 12 [5] 12 [] 3 [3, 4] none
#> ab A d 4
#> 3 0 10 5
#> m1 m9 n x y all no
