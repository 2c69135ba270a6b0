#! stderr: division by zero
# A hundred processes fail; the one that counts them does not.
actor fragile(n :: Int) do
  receive do
    zero -> println("${n / zero}")
  end
end

actor starter() do
  for i in 0..100 do
    let p = spawn(fragile, i)
    monitor(p)
    send(p, 0)
  end
  let gone = for _ in 0..100 do
    receive do
      (:down, _, _, reason) -> reason
    end
  end
  println("${List.length(gone)} ${List.all(gone, fn r -> r == "division by zero" end)}")
end

fn main() do
  spawn(starter)
end
#> 100 true
