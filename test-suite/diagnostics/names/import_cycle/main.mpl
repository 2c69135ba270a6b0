#! code: C0001
#! contains: Circular dependency
import A

fn main() do
  println("${A.f()}")
end
