fn count(n, acc) do
  case n do
    0 -> acc
    _ -> count(n - 1, acc + 1)
  end
end
fn swap(a, b, 0) = "${a} ${b}"
fn swap(a, b, n) = swap(b, a, n - 1)
fn ev(0) = true
fn ev(n) = od(n - 1)
fn od(0) = false
fn od(n) = ev(n - 1)
fn both(n) = n == 0 or (n > 0 and both(n - 1))
fn piped(n, acc) = if n == 0 do acc else n - 1 |> piped(acc + 2) end
fn cps(n, k) = if n == 0 do k(0) else cps(n - 1, fn v -> k(v + 1) end) end
fn deep(n) = if n == 0 do 0 else 1 + deep(n - 1) end
fn build(n) = if n == 0 do [] else [n] ++ build(n - 1) end
fn local() do
  fn go(n, acc) = if n == 0 do acc else go(n - 1, acc + n) end
  let lam = fn n -> go(n, 0) end
  lam(1000000)
end
struct C do n :: Int end
interface Down do
  fn down(self) -> Int
end
impl Down for C do
  fn down(self) do
    if self.n == 0 do 0 else C { n: self.n - 1 }.down() end
  end
end
fn main() do
  println("${count(1000000, 0)} ${swap(1, 2, 1000001)} ${ev(1000000)} ${both(1000000)} ${piped(1000000, 0)}")
  println("${cps(10000, fn v -> v end)} ${deep(10000)} ${List.length(build(10000))} ${local()}")
  println("${C { n: 1000000 }.down()}")
end
#> 1000000 2 1 true true 2000000
#> 10000 10000 10000 500000500000
#> 0
