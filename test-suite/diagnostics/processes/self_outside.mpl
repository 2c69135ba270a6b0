#! code: E0015
#! contains: self() used outside actor
let me = self()

fn main() do
end
