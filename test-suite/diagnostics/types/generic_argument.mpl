#! code: E0001
#! contains: type mismatch
#! contains: List<String>
fn total(xs :: List<Int>) -> Int = List.reduce(xs, 0, fn a, x -> a + x end)

fn main() do
  println("${total(["a", "b"])}")
end
