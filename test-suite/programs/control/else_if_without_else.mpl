fn grade(x) do
  if x > 9 do "high" else if x > 4 do 5 end
end
fn countdown(n, log) do
  if n > 1000000 do
    countdown(n - 1, true)
  else if n > 0 do
    countdown(n - 1, log)
  else if log do
    println("done")
  end
end
fn main() do
  println("${grade(10)} ${grade(5)} ${grade(0)}")
  if false do
    1
  else if true do
    println("statement")
    "text"
  end
  countdown(3000000, false)
end
#> () () ()
#> statement
#> done
