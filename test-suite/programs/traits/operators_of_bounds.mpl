struct M2 do
  a :: Int
end deriving(Display)
impl Mul for M2 do
  type Output = String
  fn mul(self, o) = "${self.a * o.a}"
end
impl Add for M2 do
  type Output = M2
  fn add(self, o) = M2 { a: self.a + o.a }
end
fn sum<T>(xs :: List<T>, z :: T) -> T where T: Add = List.reduce(xs, z, fn a, b -> a + b end)
fn sum3<T>(a :: T, b :: T, c :: T) where T: Add = a + b + c
fn prod<T>(a :: T, b :: T) where T: Mul = a * b
fn dist<T>(a :: T, b :: T) -> T where T: Add + Sub + Mul do
  let d = a - b
  d * d + d
end
fn neg_sum<T>(a :: T, b :: T) -> T where T: Add, T: Neg = -(a + b)
fn fold_mul<T>(xs :: List<T>, z :: T) -> T where T: Mul do
  fn go(ys, acc) = case ys do
    [] -> acc
    h :: t -> go(t, acc * h)
  end
  go(xs, z)
end
fn poly<T>(x :: T) -> T where T: Add + Mul do
  let sq = fn v -> v * v end
  sq(x) + x
end
fn main() do
  println("${sum([1, 2], 0)} ${sum([1.5], 0.5)} ${sum([M2 { a: 1 }, M2 { a: 2 }], M2 { a: 0 })} ${sum3(1, 2, 3)} ${sum3(M2 { a: 1 }, M2 { a: 1 }, M2 { a: 1 })}")
  println("${prod(2, 3)} ${prod(M2 { a: 2 }, M2 { a: 4 })} ${dist(5, 2)} ${dist(1.5, 1.0)} ${neg_sum(1, 2)} ${fold_mul([1, 2, 3], 1)} ${poly(3)} ${poly(1.5)}")
end
#> 3 2 M2(3) 6 M2(3)
#> 6 8 12 0.75 -3 6 12 3.75
