#! code: P0001
#! code: P0001
#! contains: the state has one name here; `let` takes it apart
#! contains: braces hold fields
struct Pair do
  a :: Int
end

service Counter do
  fn init() do (0, 0) end
  call Next() do |(a, b)|
    ((a + 1, b), a)
  end
end

fn shorthand(a) = Pair { a }

fn main() do
end
