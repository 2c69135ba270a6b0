##! Maps: immutable, in insertion order. Changing the newest version takes constant time on average; older versions stay
##! what they were. Keys of one word and strings are compared in Rust; for other keys a lookup goes through the records
##! that have the key's hash and compares with `==`.

## Values by key.
pub intrinsic type Map<K, V>

## No entries.
## Example: Map.size(Map.new()) == Map.size(Map.delete(%{1 => 1}, 1))
pub intrinsic fn new<K, V>() -> Map<K, V>
## How many entries.
## Example: Map.size(%{"a" => 1}) == 1
pub intrinsic fn size<K, V>(m :: Map<K, V>) -> Int
## In order.
## Example: Map.keys(%{"b" => 1, "a" => 2}) == ["b", "a"]
pub intrinsic fn keys<K, V>(m :: Map<K, V>) -> List<K>
## In the order of the keys.
## Example: Map.values(%{"b" => 1, "a" => 2}) == [1, 2]
pub intrinsic fn values<K, V>(m :: Map<K, V>) -> List<V>
## In order.
## Example: Map.to_list(%{"a" => 1}) == [("a", 1)]
pub intrinsic fn to_list<K, V>(m :: Map<K, V>) -> List<(K, V)>

intrinsic fn position<K, V>(m :: Map<K, V>, kind :: Int, k :: K) -> Int
intrinsic fn candidate<K, V>(m :: Map<K, V>, hash :: Int, previous :: Int) -> Int
intrinsic fn visible<K, V>(m :: Map<K, V>, candidate :: Int) -> Int
intrinsic fn key_at<K, V>(m :: Map<K, V>, record :: Int) -> K
intrinsic fn value_at<K, V>(m :: Map<K, V>, position :: Int) -> V
intrinsic fn next_record<K, V>(m :: Map<K, V>, from :: Int) -> Int
intrinsic fn insert<K, V>(m :: Map<K, V>, kind :: Int, k :: K, v :: V) -> Map<K, V>
intrinsic fn insert_at<K, V>(m :: Map<K, V>, candidate :: Int, hash :: Int, k :: K, v :: V) -> Map<K, V>
intrinsic fn remove<K, V>(m :: Map<K, V>, kind :: Int, k :: K) -> Map<K, V>
intrinsic fn remove_at<K, V>(m :: Map<K, V>, candidate :: Int) -> Map<K, V>

fn seek_from<K, V>(m :: Map<K, V>, k :: K, hash :: Int, c :: Int) -> Int where K: Eq do
  if c < 0 do
    c
  else if key_at(m, c) == k do
    c
  else
    seek_from(m, k, hash, candidate(m, hash, c))
  end
end

# The record of a key that Rust cannot compare, or -1.
fn seek<K, V>(m :: Map<K, V>, k :: K, hash :: Int) -> Int where K: Eq = seek_from(m, k, hash, candidate(m, hash, -1))

# The position of a key's value, or -1.
fn locate<K, V>(m :: Map<K, V>, k :: K) -> Int where K: Eq do
  let kind = __key_kind(k)
  if kind > 0 do
    position(m, kind, k)
  else
    let c = seek(m, k, __hash(k))
    if c < 0 do c else visible(m, c) end
  end
end

## With this value for the key; a key that is there keeps its place.
## Example: Map.put(%{"a" => 1}, "b", 2) == %{"a" => 1, "b" => 2}
pub fn put<K, V>(m :: Map<K, V>, k :: K, v :: V) -> Map<K, V> where K: Eq do
  let kind = __key_kind(k)
  if kind > 0 do
    insert(m, kind, k, v)
  else
    let hash = __hash(k)
    insert_at(m, seek(m, k, hash), hash, k, v)
  end
end

## The value of the key; the zero value of the type if the key is missing, a panic if the type has none.
## Example: Map.get(%{"a" => 1}, "b") == 0
pub fn get<K, V>(m :: Map<K, V>, k :: K) -> V where K: Eq do
  let p = locate(m, k)
  if p < 0 do __zero("Map.get: key not found") else value_at(m, p) end
end

## The value of the key, if there.
## Example: Map.fetch(%{"a" => 1}, "b") == None
pub fn fetch<K, V>(m :: Map<K, V>, k :: K) -> Option<V> where K: Eq do
  let p = locate(m, k)
  if p < 0 do None else Some(value_at(m, p)) end
end

## The value of the key, or `default`.
## Example: Map.get_or(%{"a" => 1}, "b", 7) == 7
pub fn get_or<K, V>(m :: Map<K, V>, k :: K, default :: V) -> V where K: Eq do
  let p = locate(m, k)
  if p < 0 do default else value_at(m, p) end
end

## Whether the key is there.
## Example: Map.has_key(%{"a" => 1}, "a")
pub fn has_key<K, V>(m :: Map<K, V>, k :: K) -> Bool where K: Eq = locate(m, k) >= 0

## Without the key.
## Example: Map.delete(%{"a" => 1, "b" => 2}, "a") == %{"b" => 2}
pub fn delete<K, V>(m :: Map<K, V>, k :: K) -> Map<K, V> where K: Eq do
  let kind = __key_kind(k)
  if kind > 0 do
    remove(m, kind, k)
  else
    let c = seek(m, k, __hash(k))
    if c < 0 do m else remove_at(m, c) end
  end
end

## With `f` of the key's value; with `default` if the key is missing.
## Example: Map.update(%{"a" => 1}, "a", 0, fn v -> v + 1 end) == %{"a" => 2}
pub fn update<K, V>(m :: Map<K, V>, k :: K, default :: V, f :: Fun(V) -> V) -> Map<K, V> where K: Eq do
  let p = locate(m, k)
  if p < 0 do put(m, k, default) else put(m, k, f(value_at(m, p))) end
end

fn fold_from<K, V, B>(m :: Map<K, V>, record :: Int, acc :: B, f :: Fun(B, K, V) -> B) -> B do
  if record < 0 do
    acc
  else
    let next = f(acc, key_at(m, record), value_at(m, visible(m, record)))
    fold_from(m, next_record(m, record + 1), next, f)
  end
end

## Combines all entries in order, beginning with `z`.
## Example: Map.fold(%{"a" => 1, "b" => 2}, 0, fn acc, _, v -> acc + v end) == 3
pub fn fold<K, V, B>(m :: Map<K, V>, z :: B, f :: Fun(B, K, V) -> B) -> B = fold_from(m, next_record(m, 0), z, f)

## The entries of both; where both have a key, the value of `b` in the place of `a`.
## Example: Map.merge(%{"a" => 1}, %{"a" => 2, "b" => 3}) == %{"a" => 2, "b" => 3}
pub fn merge<K, V>(a :: Map<K, V>, b :: Map<K, V>) -> Map<K, V> where K: Eq do
  if size(a) == 0 do b else fold(b, a, fn m, k, v -> put(m, k, v) end) end
end

## Later pairs win.
## Example: Map.from_list([("a", 1), ("a", 2)]) == %{"a" => 2}
pub fn from_list<K, V>(ps :: List<(K, V)>) -> Map<K, V> where K: Eq do
  List.reduce(ps, new(), fn m, p ->
    let (k, v) = p
    put(m, k, v)
  end)
end

## The pairs that an iterator has left; later ones win.
## Example: Map.collect(Iter.enumerate(Iter.from(["a"]))) == %{0 => "a"}
pub fn collect<K, V>(it :: Iter<(K, V)>) -> Map<K, V> where K: Eq = from_list(List.collect(it))

## The entries for which `p` is true.
## Example: Map.filter(%{"a" => 1, "b" => 2}, fn _, v -> v > 1 end) == %{"b" => 2}
pub fn filter<K, V>(m :: Map<K, V>, p :: Fun(K, V) -> Bool) -> Map<K, V> where K: Eq do
  fold(m, new(), fn kept, k, v -> if p(k, v) do put(kept, k, v) else kept end end)
end

## The same keys with `f` of their values.
## Example: Map.map_values(%{"a" => 1}, fn v -> v * 2 end) == %{"a" => 2}
pub fn map_values<K, V, W>(m :: Map<K, V>, f :: Fun(V) -> W) -> Map<K, W> where K: Eq do
  fold(m, new(), fn mapped, k, v -> put(mapped, k, f(v)) end)
end

fn iter_entries<K, V>(m :: Map<K, V>) -> Iter<(K, V)> do
  let next = Cell.new(0)
  let pull = fn ->
    let record = next_record(m, Cell.get(next))
    if record < 0 do
      None
    else
      Cell.set(next, record + 1)
      Some((key_at(m, record), value_at(m, visible(m, record))))
    end
  end
  Iter { __pull: pull }
end

impl Iterable for Map<K, V> do
  type Item = (K, V)
  type Iter = Iter<(K, V)>
  fn iter(self) -> Iter<(K, V)> = iter_entries(self)
end

fn text<K, V>(m :: Map<K, V>, entry :: Fun(K, V) -> String) -> String do
  let entries = for (k, v) in to_list(m) do entry(k, v) end
  "%{" <> String.join(entries, ", ") <> "}"
end

impl Display for Map<K, V> do
  fn to_string(self) -> String = text(self, fn k, v -> "${k} => ${v}" end)
end

impl Debug for Map<K, V> do
  fn inspect(self) -> String = text(self, fn k, v -> __inspect(k) <> " => " <> __inspect(v) end)
end

fn within<K, V>(a :: Map<K, V>, b :: Map<K, V>, record :: Int) -> Bool where K: Eq, V: Eq do
  if record < 0 do
    true
  else
    let p = locate(b, key_at(a, record))
    if p >= 0 and value_at(b, p) == value_at(a, visible(a, record)) do
      within(a, b, next_record(a, record + 1))
    else
      false
    end
  end
end

impl Eq for Map<K, V> where K: Eq, V: Eq do
  fn eq(self, other :: Map<K, V>) -> Bool = size(self) == size(other) and within(self, other, next_record(self, 0))
end

impl Default for Map<K, V> do
  fn default() -> Map<K, V> = new()
end

## The hash of a map as a key of another: a sum, because the order of the entries does not count. The compiler calls it.
pub fn __key_hash<K, V>(m :: Map<K, V>) -> Int do
  fold(m, size(m), fn h, k, v -> h + Fnv.combine(__hash(k), __hash(v)) end)
end
