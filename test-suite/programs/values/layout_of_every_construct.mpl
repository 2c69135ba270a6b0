fn f(a) = a
fn g(a, b) = a + b
type T do
  A
  B(Int)
end
fn long(
  a :: Int,
  b :: Int,
) -> Int
  when a > 0
= a + b
fn long(_, _) = 0
fn longer(a :: List<Int>)
  -> List<Int>
do
  a
end
interface Q do
  fn q(self)
    -> Int
  fn r(self) -> List<Int>
  fn s(self) -> Int
end
impl Q for T do
  fn q(self) -> Int
    = 1
  fn r(self) -> List<Int> do
    [1]
  end
  fn s(self) = 2
end
fn main() do
  let x =
    1
  let y = f(
    x
  )
  let z = x +
    y
    * 2
  println("${x} ${y} ${z}")
  let b = x == 1
    && y == 1
    || false
  println("${b}")
  let m = %{
    1 => 2,
    3 => 4
  }
  println("${m}")
  let c = case B(1) do
    A ->
      0
    B(n)
      when n > 0
      -> n
    B(_) -> 2
  end
  println("${c}")
  let h = fn a,
    b -> a + b end
  println("${h(1,
    2)}")
  let neg = 5
  -3
  println("${neg}")
  let lst = [1, 2]
  [3]
  println("${lst}")
  let p = (1)
  (2)
  println("${p}")
  let s = "a" ++
    "b"
  println(s)
  let r = 1
    ..
    4
  println("${r}")
  if x > 0
    and y > 0
  do println("yes") end
  let v = x > 0
  println("${v}")
  println("${long(1, 2)} ${longer([1])} ${A.q()} ${A.r()} ${A.s()}")
  let o = Some(
    1)
    .to_string()
  println(o)
  for i in
    0..2 do println("${i}") end
  let ret = fn ->
    return 5
  end
  println("${ret()}")
end
#> 1 1 3
#> true
#> %{1 => 2, 3 => 4}
#> 1
#> 3
#> 5
#> [1, 2]
#> 1
#> ab
#> 1..4
#> yes
#> true
#> 3 [1] 1 [1] 2
#> Some(1)
#> 0
#> 1
#> 5
