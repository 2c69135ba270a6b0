#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! contains: unexpected character `&`
fn main() do
  let a = 1 & 2
  let b = ~3
  let c = @x
  let d = 'q'
  let e = 1 ^ 2
  let f = `x`
  let g = $x
end
