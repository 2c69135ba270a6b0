#! code: E0001
#! contains: expected `List<()>`, found `()`
#! contains: an earlier arm has the other type
# The call of the actor itself fits every type, so it is not what the other arms are compared with.
actor counter(n :: Int) do
  receive do
    :more -> counter(n + 1)
    :list -> for i in 0..n do println("${i}") end
  after 10 -> println("${n}")
  end
end

fn main() do
  spawn(counter, 0)
end
