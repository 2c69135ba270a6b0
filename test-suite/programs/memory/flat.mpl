# A long computation in the middle of its stack does not keep what it no longer needs.
fn churn(n :: Int, kept :: List<Int>) -> Int do
  if n == 0 do
    List.length(kept)
  else
    let text = "line ${n} of many"
    let parts = String.split(text, " ")
    let table = %{"a" => n, "b" => List.length(parts)}
    churn(n - 1, if n % 1000 == 0 do [Map.get(table, "b")] else kept end)
  end
end

fn below(depth :: Int) -> (Int, Bool) do
  if depth == 0 do
    let n = churn(40000, [])
    (n, Process.memory() < 1000000)
  else
    let (n, small) = below(depth - 1)
    (n + 1, small)
  end
end

fn main() do
  println("${below(20)}")
  let total = List.reduce([1, 2, 3], 0, fn(sum, _) -> sum + churn(4000, []) end)
  println("${total} ${Process.memory() < 1000000}")
end
#> (21, true)
#> 3 true
