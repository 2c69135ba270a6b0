# At least 10 000 frames are there for recursion that is no tail call.
fn depth(n) = if n == 0 do 0 else 1 + depth(n - 1) end
fn build(n) -> List<Int> = if n == 0 do [] else List.append(build(n - 1), n) end

fn main() do
  println("${depth(9500)}")
  println("${List.length(build(500))}")
end
#> 9500
#> 500
