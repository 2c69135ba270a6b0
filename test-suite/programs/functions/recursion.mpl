fn factorial(n) do
  if n <= 1 do 1 else n * factorial(n - 1) end
end
fn fib(n) = if n < 2 do n else fib(n - 1) + fib(n - 2) end
fn even(n) = if n == 0 do true else odd(n - 1) end
fn odd(n) = if n == 0 do false else even(n - 1) end
fn gcd(a, b) = if b == 0 do a else gcd(b, a % b) end
fn ack(m, n) do
  if m == 0 do
    n + 1
  else if n == 0 do
    ack(m - 1, 1)
  else
    ack(m - 1, ack(m, n - 1))
  end
end

fn main() do
  println("${factorial(20)}")
  println("${fib(20)}")
  println("${even(100)} ${odd(100)}")
  println("${gcd(1071, 462)}")
  println("${ack(2, 3)}")
end
#> 2432902008176640000
#> 6765
#> true false
#> 21
#> 9
