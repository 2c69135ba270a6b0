#! code: E0001
#! code: E0001
#! code: E0004
#! contains: in_one_body.mpl:8:
#! contains: in_one_body.mpl:9:
#! contains: in_one_body.mpl:10:
fn main() do
  let a :: Int = "a"
  let b :: String = 5
  let c = nowhere
  println("${a} ${b} ${c}")
end
