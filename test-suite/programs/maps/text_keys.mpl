# Keys of every length, alike but for their ends or their length.

fn keys() -> List<String> do
  for n in 0..41 do
    String.repeat("k", n)
  end
end

fn main() do
  let endings = ["", "a", "b", "ä", "\n"]
  let all = List.flat_map(keys(), fn k -> for e in endings do k <> e end end)
  let m = List.reduce(all, Map.new(), fn m, k -> Map.put(m, k, String.length(k)) end)
  let right = List.all(all, fn k -> Map.get(m, k) == String.length(k) end)
  println("${Map.size(m)} ${right} ${Map.has_key(m, String.repeat("k", 42))} ${Map.has_key(m, "j")}")
  let numbers = List.reduce(List.enumerate(all), Map.new(), fn m, p ->
    let (i, _) = p
    Map.put(m, i * 4294967296, i)
  end)
  println("${Map.size(numbers)} ${Map.get(numbers, 7 * 4294967296)} ${Map.has_key(numbers, 7)}")
  let less = List.reduce(all, m, fn m, k -> if String.length(k) > 3 do Map.delete(m, k) else m end end)
  println("${Map.size(less)} ${Map.keys(less)} ${Map.size(m)}")
end
#> 205 true false false
#> 205 7 false
#> 16 [, a, b, ä, 
#> , k, ka, kb, kä, k
#> , kk, kka, kkb, kkä, kk
#> , kkk] 205
