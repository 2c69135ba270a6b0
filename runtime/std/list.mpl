##! Lists: immutable sequences in one piece of memory. Appending to the newest version, `::` and `tail` take constant time
##! on average, `get` always.

## A sequence of elements of one type.
pub intrinsic type List<A>

## No elements.
## Example: List.new() == List.tail([1])
pub intrinsic fn new<A>() -> List<A>
## How many elements.
## Example: List.length([1, 2]) == 2
pub intrinsic fn length<A>(xs :: List<A>) -> Int
## With `x` at the end.
## Example: List.append([1], 2) == [1, 2]
pub intrinsic fn append<A>(xs :: List<A>, x :: A) -> List<A>
## With `x` in front.
## Example: List.prepend([1], 0) == [0, 1]
pub intrinsic fn prepend<A>(xs :: List<A>, x :: A) -> List<A>
## The elements of `a`, then those of `b`.
## Example: List.concat([1], [2, 3]) == [1, 2, 3]
pub intrinsic fn concat<A>(a :: List<A>, b :: List<A>) -> List<A>
## The last element first.
## Example: List.reverse([1, 2]) == [2, 1]
pub intrinsic fn reverse<A>(xs :: List<A>) -> List<A>
## Elements `from` up to but excluding `to`, both clamped.
## Example: List.slice([0, 1, 2, 3], 1, 3) == [1, 2]
pub intrinsic fn slice<A>(xs :: List<A>, from :: Int, to :: Int) -> List<A>
## The elements of all lists, one level.
## Example: List.flatten([[1], [], [2]]) == [1, 2]
pub intrinsic fn flatten<A>(xss :: List<List<A>>) -> List<A>

# Whether a position lies in the list, and the element there.
intrinsic fn has<A>(xs :: List<A>, i :: Int) -> Bool
intrinsic fn at<A>(xs :: List<A>, i :: Int) -> A

## The element at a position; panics outside the list.
## Example: List.get(["a", "b"], 1) == "b"
pub fn get<A>(xs :: List<A>, i :: Int) -> A do
  if has(xs, i) do
    at(xs, i)
  else
    panic("List.get: index ${i} out of bounds (len ${length(xs)})")
  end
end

## `get`.
## Example: List.nth(["a", "b"], 0) == "a"
pub fn nth<A>(xs :: List<A>, i :: Int) -> A = get(xs, i)

## The element at a position, if there is one.
## Example: List.fetch(["a"], 5) == None
pub fn fetch<A>(xs :: List<A>, i :: Int) -> Option<A> do
  if has(xs, i) do Some(at(xs, i)) else None end
end

## The first element; panics on `[]`.
## Example: List.head([1, 2]) == 1
pub fn head<A>(xs :: List<A>) -> A do
  if length(xs) == 0 do panic("List.head: empty list") else at(xs, 0) end
end

## The last element; panics on `[]`.
## Example: List.last([1, 2]) == 2
pub fn last<A>(xs :: List<A>) -> A do
  if length(xs) == 0 do panic("List.last: empty list") else at(xs, length(xs) - 1) end
end

## The first element, if there is one.
## Example: List.first([1, 2]) == Some(1)
pub fn first<A>(xs :: List<A>) -> Option<A> = fetch(xs, 0)

## Without the first element; panics on `[]`.
## Example: List.tail([1, 2]) == [2]
pub fn tail<A>(xs :: List<A>) -> List<A> do
  if length(xs) == 0 do panic("List.tail: empty list") else slice(xs, 1, length(xs)) end
end

## The first `n` elements.
## Example: List.take([1, 2, 3], 2) == [1, 2]
pub fn take<A>(xs :: List<A>, n :: Int) -> List<A> = slice(xs, 0, n)

## Without the first `n` elements.
## Example: List.drop([1, 2, 3], 2) == [3]
pub fn drop<A>(xs :: List<A>, n :: Int) -> List<A> = slice(xs, n, length(xs))

## `f` of every element.
## Example: List.map([1, 2], fn x -> x * 10 end) == [10, 20]
pub fn map<A, B>(xs :: List<A>, f :: Fun(A) -> B) -> List<B> do
  for x in xs do f(x) end
end

## The elements for which `p` is true.
## Example: List.filter([1, 2, 3], fn x -> x > 1 end) == [2, 3]
pub fn filter<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> List<A> do
  for x in xs when p(x) do x end
end

fn reduce_from<A, B>(xs :: List<A>, i :: Int, end_at :: Int, acc :: B, f :: Fun(B, A) -> B) -> B do
  if i == end_at do acc else reduce_from(xs, i + 1, end_at, f(acc, at(xs, i)), f) end
end

## Combines all elements from the left, beginning with `z`.
## Example: List.reduce([1, 2], 10, fn acc, x -> acc - x end) == 7
pub fn reduce<A, B>(xs :: List<A>, z :: B, f :: Fun(B, A) -> B) -> B = reduce_from(xs, 0, length(xs), z, f)

fn fold_right_from<A, B>(xs :: List<A>, i :: Int, acc :: B, f :: Fun(A, B) -> B) -> B do
  if i < 0 do acc else fold_right_from(xs, i - 1, f(at(xs, i), acc), f) end
end

## Combines all elements from the right, beginning with `z`.
## Example: List.fold_right(["a", "b"], "", fn x, acc -> acc <> x end) == "ba"
pub fn fold_right<A, B>(xs :: List<A>, z :: B, f :: Fun(A, B) -> B) -> B do
  fold_right_from(xs, length(xs) - 1, z, f)
end

fn position_from<A>(xs :: List<A>, i :: Int, p :: Fun(A) -> Bool) -> Int do
  if i == length(xs) do
    -1
  else if p(at(xs, i)) do
    i
  else
    position_from(xs, i + 1, p)
  end
end

## The first element for which `p` is true.
## Example: List.find([1, 2, 3], fn x -> x > 1 end) == Some(2)
pub fn find<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> Option<A> do
  let i = position_from(xs, 0, p)
  if i < 0 do None else Some(at(xs, i)) end
end

## Whether `p` is true for an element; those behind it are not looked at.
## Example: List.any([1, 2], fn x -> x > 1 end)
pub fn any<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> Bool = position_from(xs, 0, p) >= 0

## Whether `p` is true for every element; those behind the first other one are not looked at.
## Example: List.all([1, 2], fn x -> x > 0 end)
pub fn all<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> Bool do
  position_from(xs, 0, fn x -> not p(x) end) < 0
end

## Whether an element is equal to `x`.
## Example: List.contains([1, 2], 2)
pub fn contains<A>(xs :: List<A>, x :: A) -> Bool where A: Eq do
  position_from(xs, 0, fn y -> y == x end) >= 0
end

## The position of the first equal element.
## Example: List.index_of(["a", "b"], "b") == Some(1)
pub fn index_of<A>(xs :: List<A>, x :: A) -> Option<Int> where A: Eq do
  let i = position_from(xs, 0, fn y -> y == x end)
  if i < 0 do None else Some(i) end
end

## Pairs of elements at the same position, as many as the shorter list has.
## Example: List.zip([1, 2], ["a"]) == [(1, "a")]
pub fn zip<A, B>(a :: List<A>, b :: List<B>) -> List<(A, B)> do
  let n = if length(a) < length(b) do length(a) else length(b) end
  for i in 0..n do (at(a, i), at(b, i)) end
end

## The elements of the lists that `f` gives, one after the other.
## Example: List.flat_map([1, 2], fn x -> [x, x] end) == [1, 1, 2, 2]
pub fn flat_map<A, B>(xs :: List<A>, f :: Fun(A) -> List<B>) -> List<B> = flatten(map(xs, f))

## Pairs of position and element.
## Example: List.enumerate(["a"]) == [(0, "a")]
pub fn enumerate<A>(xs :: List<A>) -> List<(Int, A)> do
  for i in 0..length(xs) do (i, at(xs, i)) end
end

## The elements that `p` accepts, and the others.
## Example: List.partition([1, 2, 3], fn x -> x > 1 end) == ([2, 3], [1])
pub fn partition<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> (List<A>, List<A>) do
  let yes = Builder.new(0)
  let no = Builder.new(0)
  for x in xs do
    if p(x) do Builder.push(yes, x) else Builder.push(no, x) end
  end
  (Builder.finish(yes), Builder.finish(no))
end

## Pieces of `n` elements, the last one perhaps shorter. An `n` below 1 counts as 1.
## Example: List.chunk([1, 2, 3], 2) == [[1, 2], [3]]
pub fn chunk<A>(xs :: List<A>, n :: Int) -> List<List<A>> do
  let size = if n < 1 do 1 else n end
  let pieces = length(xs) / size + (if length(xs) % size == 0 do 0 else 1 end)
  for i in 0..pieces do
    if i == pieces - 1 do slice(xs, i * size, length(xs)) else slice(xs, i * size, i * size + size) end
  end
end

## Each element once, where it first occurs.
## Example: List.unique([2, 1, 2]) == [2, 1]
pub fn unique<A>(xs :: List<A>) -> List<A> where A: Eq = Set.to_list(Set.from_list(xs))

## The elements by key, keys and elements in their order.
## Example: List.group_by([1, 2, 3], fn x -> x % 2 end) == %{1 => [1, 3], 0 => [2]}
pub fn group_by<A, K>(xs :: List<A>, key :: Fun(A) -> K) -> Map<K, List<A>> where K: Eq do
  reduce(xs, Map.new(), fn groups, x ->
    let k = key(x)
    Map.put(groups, k, append(Map.get_or(groups, k, []), x))
  end)
end

fn smaller<A>(a :: A, b :: A) -> A where A: Ord do
  if b < a do b else a end
end

fn greater<A>(a :: A, b :: A) -> A where A: Ord do
  if a < b do b else a end
end

## The least element, the first of equal ones.
## Example: List.min([2, 1]) == Some(1)
pub fn min<A>(xs :: List<A>) -> Option<A> where A: Ord do
  if length(xs) == 0 do None else Some(reduce_from(xs, 1, length(xs), at(xs, 0), fn a, b -> smaller(a, b) end)) end
end

## The greatest element, the first of equal ones.
## Example: List.max(["a", "b"]) == Some("b")
pub fn max<A>(xs :: List<A>) -> Option<A> where A: Ord do
  if length(xs) == 0 do None else Some(reduce_from(xs, 1, length(xs), at(xs, 0), fn a, b -> greater(a, b) end)) end
end

## The sum of `Int`s or `Float`s.
## Example: List.sum([1, 2]) == 3
pub fn sum<A>(xs :: List<A>) -> A where A: Number + Default do
  reduce(xs, default(), fn a, b -> a.__plus(b) end)
end

# Arrays that only `sort` sees, written in place.
intrinsic type Array<A>

intrinsic fn array_new<A>(slots :: Int) -> Array<A>
intrinsic fn array_of<A>(xs :: List<A>) -> Array<A>
intrinsic fn array_get<A>(a :: Array<A>, i :: Int) -> A
intrinsic fn array_put<A>(a :: Array<A>, i :: Int, x :: A) -> ()
intrinsic fn array_copy<A>(from :: Array<A>, i :: Int, to :: Array<A>, k :: Int, count :: Int) -> ()
# The list of the first elements; the array may not be written any more.
intrinsic fn array_list<A>(a :: Array<A>, count :: Int) -> List<A>
# 1 for true, without a branch: which run gives the next element cannot be foretold.
intrinsic fn flag(b :: Bool) -> Int

fn merge_runs<A>(from :: Array<A>, to :: Array<A>, i :: Int, middle :: Int, j :: Int, end_at :: Int, k :: Int, cmp :: Fun(A, A) -> Int) -> () do
  if i == middle do
    array_copy(from, j, to, k, end_at - j)
  else if j == end_at do
    array_copy(from, i, to, k, middle - i)
  else
    let right = flag(cmp(array_get(from, i), array_get(from, j)) > 0)
    array_put(to, k, array_get(from, i + (j - i) * right))
    merge_runs(from, to, i + 1 - right, middle, j + right, end_at, k + 1, cmp)
  end
end

# Merges two runs of the same length from both ends at once: neither half waits for what the other compares. `i` and `j`
# go forward, `i2` and `j2` backward; half of the elements are taken from each end. `k` and the place at the other end are
# together `sum`. Whether the ends met: they do unless `cmp` contradicts itself.
fn merge_both<A>(from :: Array<A>, to :: Array<A>, i :: Int, j :: Int, k :: Int, i2 :: Int, j2 :: Int, middle :: Int, sum :: Int, cmp :: Fun(A, A) -> Int) -> Bool do
  if k == middle do
    i == i2 + 1
  else
    let right = flag(cmp(array_get(from, i), array_get(from, j)) > 0)
    let left = flag(cmp(array_get(from, i2), array_get(from, j2)) > 0)
    array_put(to, k, array_get(from, i + (j - i) * right))
    array_put(to, sum - k, array_get(from, j2 + (i2 - j2) * left))
    merge_both(from, to, i + 1 - right, j + right, k + 1, i2 - left, j2 - 1 + left, middle, sum, cmp)
  end
end

# Merges every two neighbouring runs of this width.
fn merge_pass<A>(from :: Array<A>, to :: Array<A>, start :: Int, width :: Int, n :: Int, cmp :: Fun(A, A) -> Int) -> () do
  let middle = start + width
  if middle >= n do
    array_copy(from, start, to, start, n - start)
  else
    let end_at = if middle + width < n do middle + width else n end
    if cmp(array_get(from, middle - 1), array_get(from, middle)) <= 0 do
      array_copy(from, start, to, start, end_at - start)
    else
      let even = end_at - middle == width
      let sum = start + end_at - 1
      if not (even and merge_both(from, to, start, middle, start, middle - 1, end_at - 1, middle, sum, cmp)) do
        merge_runs(from, to, start, middle, middle, end_at, start, cmp)
      end
    end
    merge_pass(from, to, end_at, width, n, cmp)
  end
end

fn merge_passes<A>(from :: Array<A>, to :: Array<A>, width :: Int, n :: Int, cmp :: Fun(A, A) -> Int) -> List<A> do
  if width >= n do
    array_list(from, n)
  else
    merge_pass(from, to, 0, width, n, cmp)
    merge_passes(to, from, 2 * width, n, cmp)
  end
end

# Puts an element before those of a run that come after it; the run begins at `start` and ends before `j`.
fn insert<A>(to :: Array<A>, start :: Int, j :: Int, x :: A, cmp :: Fun(A, A) -> Int) -> () do
  if j > start and cmp(array_get(to, j - 1), x) > 0 do
    array_put(to, j, array_get(to, j - 1))
    insert(to, start, j - 1, x, cmp)
  else
    array_put(to, j, x)
  end
end

fn insert_rest<A>(from :: Array<A>, to :: Array<A>, start :: Int, k :: Int, n :: Int, cmp :: Fun(A, A) -> Int) -> () do
  if k < n do
    insert(to, start, k, array_get(from, k), cmp)
    insert_rest(from, to, start, k + 1, n, cmp)
  end
end

# Runs of four, without a branch that depends on a comparison: two pairs, `p` before `p2` and `q` before `q2`, are merged.
# Whatever `cmp` says, every element goes somewhere.
fn sort_fours<A>(from :: Array<A>, to :: Array<A>, i :: Int, n :: Int, cmp :: Fun(A, A) -> Int) -> () do
  if i + 4 > n do
    insert_rest(from, to, i, i, n, cmp)
  else
    let first = flag(cmp(array_get(from, i), array_get(from, i + 1)) > 0)
    let second = flag(cmp(array_get(from, i + 2), array_get(from, i + 3)) > 0)
    let p = i + first
    let p2 = i + 1 - first
    let q = i + 2 + second
    let q2 = i + 3 - second
    let right = flag(cmp(array_get(from, p), array_get(from, q)) > 0)
    let a = p + (q - p) * right
    # What is left is `p2` with `q`, or `p` with `q2`.
    let left = p2 + (p - p2) * right
    let other = q + (q2 - q) * right
    let again = flag(cmp(array_get(from, left), array_get(from, other)) > 0)
    let b = left + (other - left) * again
    # Both from one side: the other side follows. One from each: `p2` and `q2` are left.
    let last = flag(cmp(array_get(from, p2), array_get(from, q2)) > 0)
    let same = q + (p - q) * right
    let mixed = p2 + (q2 - p2) * last
    let c = same + (mixed - same) * (right + again - 2 * right * again)
    array_put(to, i, array_get(from, a))
    array_put(to, i + 1, array_get(from, b))
    array_put(to, i + 2, array_get(from, c))
    array_put(to, i + 3, array_get(from, p + p2 + q + q2 - a - b - c))
    sort_fours(from, to, i + 4, n, cmp)
  end
end

fn sort_array<A>(from :: Array<A>, to :: Array<A>, n :: Int, cmp :: Fun(A, A) -> Int) -> List<A> do
  sort_fours(from, to, 0, n, cmp)
  merge_passes(to, from, 4, n, cmp)
end

## Stable; `cmp` is negative when its first argument comes first, positive when it comes second.
## Example: List.sort([3, 1, 2], fn a, b -> a - b end) == [1, 2, 3]
pub fn sort<A>(xs :: List<A>, cmp :: Fun(A, A) -> Int) -> List<A> do
  let n = length(xs)
  if n < 2 do xs else sort_array(array_of(xs), array_new(n), n, cmp) end
end

## Stable, by ascending keys.
## Example: List.sort_by(["bb", "a"], String.length) == ["a", "bb"]
pub fn sort_by<A, K>(xs :: List<A>, key :: Fun(A) -> K) -> List<A> where K: Ord do
  let keyed = for x in xs do (key(x), x) end
  let sorted = sort(keyed, fn (a, _), (b, _) -> __order(a, b) end)
  for (_, x) in sorted do x end
end

## The elements that an iterator has left.
## Example: List.collect(Iter.from(0..2)) == [0, 1]
pub fn collect<A>(it :: Iter<A>) -> List<A> do
  for x in it do x end
end

## An iterator over the elements.
## Example: Iter.count(List.iter([1, 2])) == 2
pub fn iter<A>(xs :: List<A>) -> Iter<A> do
  let next = Cell.new(0)
  let pull = fn ->
    let i = Cell.get(next)
    if i < length(xs) do
      Cell.set(next, i + 1)
      Some(at(xs, i))
    else
      None
    end
  end
  Iter { __pull: pull }
end

impl Iterable for List<T> do
  type Item = T
  type Iter = Iter<T>
  fn iter(self) -> Iter<T> = iter(self)
end

impl Display for List<T> do
  fn to_string(self) -> String = "[" <> String.join(map(self, fn x -> "${x}" end), ", ") <> "]"
end

impl Debug for List<T> do
  fn inspect(self) -> String = "[" <> String.join(map(self, fn x -> __inspect(x) end), ", ") <> "]"
end

fn equal_from<A>(a :: List<A>, b :: List<A>, i :: Int) -> Bool where A: Eq do
  if i == length(a) do
    true
  else if at(a, i) == at(b, i) do
    equal_from(a, b, i + 1)
  else
    false
  end
end

impl Eq for List<T> where T: Eq do
  fn eq(self, other :: List<T>) -> Bool = length(self) == length(other) and equal_from(self, other, 0)
end

fn order_from<A>(a :: List<A>, b :: List<A>, i :: Int) -> Int where A: Ord do
  if i == length(a) or i == length(b) do
    length(a) - length(b)
  else
    let by_item = __order(at(a, i), at(b, i))
    if by_item == 0 do order_from(a, b, i + 1) else by_item end
  end
end

## The order of two lists as a number below, at or above 0. The compiler calls it.
pub fn __order_items<A>(a :: List<A>, b :: List<A>) -> Int where A: Ord = order_from(a, b, 0)

impl Ord for List<T> where T: Ord do
  fn lt(self, other :: List<T>) -> Bool = order_from(self, other, 0) < 0
end

impl Hash for List<T> where T: Hash do
  fn hash(self) -> Int do
    if length(self) == 0 do
      Fnv.start()
    else
      reduce_from(self, 1, length(self), at(self, 0).hash(), fn h, x -> Fnv.combine(h, x.hash()) end)
    end
  end
end

## The hash of a list as a map key. The compiler calls it.
pub fn __key_hash<A>(xs :: List<A>) -> Int do
  reduce_from(xs, 0, length(xs), Fnv.start(), fn h, x -> Fnv.combine(h, __hash(x)) end)
end

impl Default for List<T> do
  fn default() -> List<T> = []
end
