#! code: E0006
#! code: E0006
#! contains: type `K` does not satisfy trait `Eq`
#! contains: a bound says that it does: `where K: Eq`
#! contains: type `V` does not satisfy trait `Add`
# One report for each bound that is missing, not for each use.
fn counted<K, V>(m :: Map<K, V>, k :: K, by :: V) -> Map<K, V> do
  if Map.has_key(m, k) do
    let sum = Map.get(m, k) + by
    Map.put(m, k, sum)
  else
    Map.put(m, k, by)
  end
end

fn main() do
  println("${counted(%{"a" => 1}, "a", 2)}")
end
