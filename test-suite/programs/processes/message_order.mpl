# Messages of one sender arrive in order, of whatever kind they are.
actor log(seen :: List<String>) do
  receive do
    "show" -> println(String.join(seen, " "))
    s -> log(List.append(seen, s))
  end
end

fn main() do
  let p = spawn(log, [])
  for i in 0..20 do
    send(p, "${i}")
  end
  send(p, "show")
end
#> 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
