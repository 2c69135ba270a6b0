#! code: E0015
#! contains: self() used outside actor
let x = self()
fn main() do
end
