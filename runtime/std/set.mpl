##! Sets: immutable, in insertion order.

## Different members.
pub intrinsic type Set<A>

# A set is a map with units as values.
intrinsic fn of_map<A>(m :: Map<A, ()>) -> Set<A>
intrinsic fn to_map<A>(s :: Set<A>) -> Map<A, ()>

## No members.
## Example: Set.size(Set.remove(Set.from_list([1]), 1)) == Set.size(Set.new())
pub fn new<A>() -> Set<A> = of_map(Map.new())

## With `x` as a member; a member keeps its place.
## Example: Set.add(Set.from_list([1]), 2) == Set.from_list([1, 2])
pub fn add<A>(s :: Set<A>, x :: A) -> Set<A> where A: Eq do
  if contains(s, x) do s else of_map(Map.put(to_map(s), x, ())) end
end

## Without the member.
## Example: Set.remove(Set.from_list([1, 2]), 1) == Set.from_list([2])
pub fn remove<A>(s :: Set<A>, x :: A) -> Set<A> where A: Eq = of_map(Map.delete(to_map(s), x))

## Whether `x` is a member.
## Example: Set.contains(Set.from_list([1, 2]), 2)
pub fn contains<A>(s :: Set<A>, x :: A) -> Bool where A: Eq = Map.has_key(to_map(s), x)

## How many members.
## Example: Set.size(Set.from_list([1, 1])) == 1
pub fn size<A>(s :: Set<A>) -> Int = Map.size(to_map(s))

## The members in order.
## Example: Set.to_list(Set.from_list([2, 1, 2])) == [2, 1]
pub fn to_list<A>(s :: Set<A>) -> List<A> = Map.keys(to_map(s))

## Duplicates dropped.
## Example: Set.from_list([1, 1]) == Set.from_list([1])
pub fn from_list<A>(xs :: List<A>) -> Set<A> where A: Eq = List.reduce(xs, new(), fn s, x -> add(s, x) end)

## The members of `a`, then the new ones of `b`.
## Example: Set.to_list(Set.union(Set.from_list([1, 2]), Set.from_list([3, 1]))) == [1, 2, 3]
pub fn union<A>(a :: Set<A>, b :: Set<A>) -> Set<A> where A: Eq = List.reduce(to_list(b), a, fn s, x -> add(s, x) end)

## The members of `a` that are in `b`.
## Example: Set.intersection(Set.from_list([1, 2]), Set.from_list([2, 3])) == Set.from_list([2])
pub fn intersection<A>(a :: Set<A>, b :: Set<A>) -> Set<A> where A: Eq do
  from_list(List.filter(to_list(a), fn x -> contains(b, x) end))
end

## The members of `a` that are not in `b`.
## Example: Set.difference(Set.from_list([1, 2]), Set.from_list([2, 3])) == Set.from_list([1])
pub fn difference<A>(a :: Set<A>, b :: Set<A>) -> Set<A> where A: Eq do
  from_list(List.filter(to_list(a), fn x -> not contains(b, x) end))
end

## The elements that an iterator has left, duplicates dropped.
## Example: Set.collect(Iter.from([1, 1])) == Set.from_list([1])
pub fn collect<A>(it :: Iter<A>) -> Set<A> where A: Eq = from_list(List.collect(it))

impl Iterable for Set<T> do
  type Item = T
  type Iter = Iter<T>
  fn iter(self) -> Iter<T> = List.iter(to_list(self))
end

impl Display for Set<T> do
  fn to_string(self) -> String = "#{" <> String.join(List.map(to_list(self), fn x -> "${x}" end), ", ") <> "}"
end

impl Debug for Set<T> do
  fn inspect(self) -> String = "#{" <> String.join(List.map(to_list(self), fn x -> __inspect(x) end), ", ") <> "}"
end

impl Eq for Set<T> where T: Eq do
  fn eq(self, other :: Set<T>) -> Bool do
    size(self) == size(other) and List.all(to_list(self), fn x -> contains(other, x) end)
  end
end

impl Default for Set<T> do
  fn default() -> Set<T> = new()
end

## The hash of a set as a map key: a sum, because the order of the members does not count. The compiler calls it.
pub fn __key_hash<A>(s :: Set<A>) -> Int do
  List.reduce(to_list(s), size(s), fn h, x -> h + Fnv.combine(Fnv.start(), __hash(x)) end)
end
