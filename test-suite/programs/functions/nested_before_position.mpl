fn main() do
  println("${helper(3)} ${even(10)}")
  let a = helper(1)
  fn helper(n) = n * 2
  let k = a + 1
  println("${use_k(1)} ${even(3)}")
  fn use_k(n) = n + k
  fn even(0) = true
  fn even(n) = odd(n - 1)
  let unrelated = 5
  fn odd(0) = false
  fn odd(n) = even(n - 1)
  println("${odd(3)} ${unrelated}")
end
#> 6 true
#> 4 false
#> true 5
