#! code: E0004
#! code: E0004
fn main() do
  fn g(x) = x
  fn g(x, y) = x
  let f = g
  List.map([1], g)
  List.sort([1], g)
  let h :: Fun() -> Int = g
end
