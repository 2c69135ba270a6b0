#! code: E0001
#! contains: type mismatch
#! contains: Result<Int, String>
fn load() -> Int!String = Ok(1)

fn next() -> Int = load()

fn main() do
  println("${next()}")
end
