#! code: E0001
#! code: E0001
#! code: E0001
#! code: E0001
fn main() do
  let (a, b) = (1, 2, 3)
  let (c, d) = 5
  let [x, y] = 5
  let Some(z) = 5
  a + b + c + d
  println(x)
end
