#! code: E0023
let x = 1
let x = 2
fn main() do
end
