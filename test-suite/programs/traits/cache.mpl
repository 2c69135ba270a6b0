# generic data structures with interfaces
interface Cache do
  type Key
  type Val
  fn fetch(self, k :: Self.Key) -> (Option<Self.Val>, Self)
  fn store(self, k :: Self.Key, v :: Self.Val) -> Self
  fn size(self) -> Int
  fn get_or(self, k :: Self.Key, make :: Fun(Self.Key) -> Self.Val) -> (Self.Val, Self) do
    let (found, next) = self.fetch(k)
    case found do
      Some(v) -> (v, next)
      None -> made(make(k), fn v -> next.store(k, v) end)
    end
  end
end
fn made(v, f) = (v, f(v))
struct Lru<K, V> do
  cap :: Int
  order :: List<K>
  data :: Map<K, V>
  hits :: Int
end
fn lru(cap) = Lru { cap: cap, order: [], data: %{}, hits: 0 }
fn touch(order, k) = [k] ++ List.filter(order, fn x -> x != k end)
impl Cache for Lru<K, V> where K: Eq do
  type Key = K
  type Val = V
  fn fetch(self, k) do
    if Map.has_key(self.data, k) do
      (Some(Map.get(self.data, k)), %{self | order: touch(self.order, k), hits: self.hits + 1})
    else
      (None, self)
    end
  end
  fn store(self, k, v) do
    let order = touch(self.order, k)
    let keep = List.take(order, self.cap)
    let dropped = List.drop(order, self.cap)
    let data = List.reduce(dropped, Map.put(self.data, k, v), fn m, d -> Map.delete(m, d) end)
    %{self | order: keep, data: data}
  end
  fn size(self) = Map.size(self.data)
end
struct Null<V> do
  asked :: Int
  last :: Option<V>
end
impl Cache for Null<V> do
  type Key = String
  type Val = V
  fn fetch(self, _k) = (None, %{self | asked: self.asked + 1})
  fn store(self, _k, v) = %{self | last: Some(v)}
  fn size(self) = 0
end
fn warm(c, keys, f) do
  List.reduce(keys, ([], c), fn acc, k ->
    let (vs, cache) = acc
    let (v, next) = cache.get_or(k, f)
    (List.append(vs, v), next)
  end)
end
fn main() do
  let c = lru(2) |> Cache.store("a", 1) |> Cache.store("b", 2)
  let (v, c) = c.fetch("a")
  println("${v} ${c.order}")
  let c = c.store("c", 3)
  println("${c.data} ${c.size()} ${c.hits}")
  let (r, c) = c.get_or("zz", fn k -> String.length(k) * 10 end)
  println("${r} ${c.order}")
  let (vs, c) = warm(lru(3), [1, 2, 1, 3, 4, 1], fn n -> "v${n}" end)
  println("${vs} ${c.order} ${c.hits}")
  let (ws, n) = warm(Null { asked: 0, last: None }, ["x", "yy"], String.length)
  println("${ws} ${n}")
end
#> Some(1) [a, b]
#> %{a => 1, c => 3} 2 1
#> 20 [zz, c]
#> [v1, v2, v1, v3, v4, v1] [1, 4, 3] 2
#> [1, 2] Null { asked: 2, last: Some(2) }
