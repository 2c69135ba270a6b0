##! Lazy sequences that can be consumed once. Nothing is computed until an element is asked for.

## `__pull` gives the next element, and `None` for ever once there are no more.
pub struct Iter<A> do
  __pull :: Fun() -> Option<A>
end deriving()

## An iterator over anything that can be iterated over.
## Example: List.collect(Iter.from(1..3)) == [1, 2]
pub fn from(c) do
  let it = c.iter()
  let pull = fn -> it.next() end
  Iter { __pull: pull }
end

## Takes one element.
## Example: Iter.next(Iter.from(["a"])) == Some("a")
pub fn next<A>(it :: Iter<A>) -> Option<A> do
  let pull = it.__pull
  pull()
end

## `f` of every element.
## Example: List.collect(Iter.map(Iter.from([1, 2]), fn x -> x * 10 end)) == [10, 20]
pub fn map<A, B>(it :: Iter<A>, f :: Fun(A) -> B) -> Iter<B> do
  let pull = fn ->
    case next(it) do
      Some(x) -> Some(f(x))
      None -> None
    end
  end
  Iter { __pull: pull }
end

fn next_where<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Option<A> do
  case next(it) do
    Some(x) -> if p(x) do Some(x) else next_where(it, p) end
    None -> None
  end
end

## The elements for which `p` is true.
## Example: List.collect(Iter.filter(Iter.from(0..5), fn x -> x > 2 end)) == [3, 4]
pub fn filter<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Iter<A> do
  let pull = fn -> next_where(it, p) end
  Iter { __pull: pull }
end

## The first `n` elements; no more are asked for.
## Example: List.collect(Iter.take(Iter.from(0..1000000), 2)) == [0, 1]
pub fn take<A>(it :: Iter<A>, n :: Int) -> Iter<A> do
  let left = Cell.new(n)
  let pull = fn ->
    let some = Cell.get(left)
    if some > 0 do
      Cell.set(left, some - 1)
      next(it)
    else
      None
    end
  end
  Iter { __pull: pull }
end

fn drop_some<A>(it :: Iter<A>, n :: Int) -> () do
  if n <= 0 do
    ()
  else
    case next(it) do
      Some(_) -> drop_some(it, n - 1)
      None -> ()
    end
  end
end

## Without the first `n` elements.
## Example: List.collect(Iter.skip(Iter.from(0..4), 2)) == [2, 3]
pub fn skip<A>(it :: Iter<A>, n :: Int) -> Iter<A> do
  let left = Cell.new(n)
  let pull = fn ->
    let some = Cell.get(left)
    if some > 0 do
      Cell.set(left, 0)
      drop_some(it, some)
    end
    next(it)
  end
  Iter { __pull: pull }
end

## Pairs of position and element.
## Example: List.collect(Iter.enumerate(Iter.from(["a"]))) == [(0, "a")]
pub fn enumerate<A>(it :: Iter<A>) -> Iter<(Int, A)> do
  let position = Cell.new(0)
  let pull = fn ->
    let i = Cell.get(position)
    Cell.set(position, i + 1)
    case next(it) do
      Some(x) -> Some((i, x))
      None -> None
    end
  end
  Iter { __pull: pull }
end

fn next_pair<A, B>(x :: A, b :: Iter<B>) -> Option<(A, B)> do
  case next(b) do
    Some(y) -> Some((x, y))
    None -> None
  end
end

## Pairs, until one of the two has no more.
## Example: List.collect(Iter.zip(Iter.from([1, 2]), Iter.from(["a"]))) == [(1, "a")]
pub fn zip<A, B>(a :: Iter<A>, b :: Iter<B>) -> Iter<(A, B)> do
  let pull = fn ->
    case next(a) do
      Some(x) -> next_pair(x, b)
      None -> None
    end
  end
  Iter { __pull: pull }
end

## Combines all elements from the left, beginning with `z`.
## Example: Iter.reduce(Iter.from([1, 2]), 10, fn acc, x -> acc - x end) == 7
pub fn reduce<A, B>(it :: Iter<A>, z :: B, f :: Fun(B, A) -> B) -> B do
  case next(it) do
    Some(x) -> reduce(it, f(z, x), f)
    None -> z
  end
end

## How many elements are left.
## Example: Iter.count(Iter.from(0..4)) == 4
pub fn count<A>(it :: Iter<A>) -> Int = reduce(it, 0, fn n, _ -> n + 1 end)

## The sum of `Int`s or `Float`s.
## Example: Iter.sum(Iter.from([1, 2, 3])) == 6
pub fn sum<A>(it :: Iter<A>) -> A where A: Number + Default do
  reduce(it, default(), fn a, b -> a.__plus(b) end)
end

## The first element for which `p` is true; no more are asked for.
## Example: Iter.find(Iter.from(0..9), fn x -> x > 3 end) == Some(4)
pub fn find<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Option<A> = next_where(it, p)

## Whether `p` is true for an element; no more are asked for than that one.
## Example: Iter.any(Iter.from(0..9), fn x -> x == 3 end)
pub fn any<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Bool do
  case next_where(it, p) do
    Some(_) -> true
    None -> false
  end
end

## Whether `p` is true for every element; no more are asked for than the first other one.
## Example: Iter.all(Iter.from(0..9), fn x -> x < 9 end)
pub fn all<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Bool = not any(it, fn x -> not p(x) end)

impl Iterator for Iter<T> do
  type Item = T
  fn next(self) -> Option<T> = next(self)
end

impl Iterable for Iter<T> do
  type Item = T
  type Iter = Iter<T>
  fn iter(self) -> Iter<T> = self
end

impl Display for Iter<T> do
  fn to_string(self) -> String = "#Iter"
end

impl Debug for Iter<T> do
  fn inspect(self) -> String = "#Iter"
end
