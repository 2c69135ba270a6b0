#! code: E0001
#! code: E0001
#! code: E0001
#! code: E0001
#! code: E0013
fn main() do
  let a = "x" + 1
  let b = (fn x -> x end) == 5
  let c = "x" <> 2
  let d :: String = 1 - "y"
  case 1 do
    n when receive do _ -> true end -> n
    _ -> 0
  end
end
