##! Union-find over any keys, with sizes.

pub struct Disjoint<K> do
  parent :: Map<K, K>
  size :: Map<K, Int>
end

pub fn of(keys) do
  Disjoint {
    parent: Map.from_list(List.map(keys, fn k -> (k, k) end)),
    size: keys |> List.map(fn k -> (k, 1) end) |> Map.from_list
  }
end

pub fn find<K>(d :: Disjoint<K>, k :: K) -> K where K: Eq do
  let p = d.parent[k]
  if p == k do k else find(d, p) end
end

pub fn union(d :: Disjoint, a, b) -> Disjoint do
  let (ra, rb) = (find(d, a), find(d, b))
  if ra == rb do
    return d
  end
  let (big, small) = if d.size[ra] >= d.size[rb] do (ra, rb) else (rb, ra) end
  Disjoint {
    parent: Map.put(d.parent, small, big)
    size: Map.put(d.size, big, d.size[big] + d.size[small])
  }
end

pub fn same(d, a, b) = find(d, a) == find(d, b)

pub fn count(d :: Disjoint) -> Int do
  d.parent |> Map.to_list |> List.filter(fn ((k, p)) -> k == p end) |> List.length
end

pub fn groups(d :: Disjoint) do
  Map.keys(d.parent) |> List.group_by(fn k -> find(d, k) end) |> Map.values
end
