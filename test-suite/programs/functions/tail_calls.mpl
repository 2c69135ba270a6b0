# A call of the function itself in tail position takes no stack, in every tail position.
fn sum(n, acc) = if n == 0 do acc else sum(n - 1, acc + n) end

fn count(n, acc) do
  case n do
    0 -> acc
    _ -> count(n - 1, acc + 1)
  end
end

fn down(0) = true
fn down(n) = down(n - 1)

fn any(n) = n == 0 or any(n - 1)
fn both(n) = n >= 0 and (n == 0 or both(n - 1))
fn piped(n) = if n == 0 do "done" else n - 1 |> piped end

# All arguments are evaluated before any parameter is replaced.
fn fibs(n, a, b) = if n == 0 do a else fibs(n - 1, b, a + b) end

fn main() do
  println("${sum(1000000, 0)}")
  println("${count(1000000, 0)}")
  println("${down(1000000)}")
  println("${any(1000000)} ${both(1000000)}")
  println(piped(1000000))
  println("${fibs(50, 0, 1)}")
end
#> 500000500000
#> 1000000
#> true
#> true true
#> done
#> 12586269025
