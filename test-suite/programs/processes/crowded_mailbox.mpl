#! timeout: 60
# A receive that waits looks at a message that does not match once, however many come later.
type M do
  Junk(Int)
  Want(Int)
end

actor picker(boss :: Pid<Int>) do
  let n = receive do
    Want(n) -> n
  end
  send(boss, n + rest(0))
end

fn rest(n :: Int) -> Int = n

actor boss() do
  let p = spawn(picker, self())
  for i in 0..100000 do
    send(p, Junk(i))
    if i % 1000 == 0 do
      Timer.sleep(0)
    end
  end
  send(p, Want(7))
  receive do
    n -> println("${n}")
  end
end

fn main() do
  spawn(boss)
end
#> 7
