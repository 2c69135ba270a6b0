##! Lazy sequences that can be consumed once. Nothing is computed until an element is asked for.

## `__pull` gives the next element, and `None` for ever once there are no more.
pub struct Iter<A> do
  __pull :: Fun() -> Option<A>
end deriving()

## An iterator over anything that can be iterated over.
pub fn from(c) do
  let it = c.iter()
  let pull = fn -> it.next() end
  Iter { __pull: pull }
end

## Takes one element.
pub fn next<A>(it :: Iter<A>) -> Option<A> do
  let pull = it.__pull
  pull()
end

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

pub fn filter<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Iter<A> do
  let pull = fn -> next_where(it, p) end
  Iter { __pull: pull }
end

## The first `n` elements; no more are asked for.
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
pub fn reduce<A, B>(it :: Iter<A>, z :: B, f :: Fun(B, A) -> B) -> B do
  case next(it) do
    Some(x) -> reduce(it, f(z, x), f)
    None -> z
  end
end

pub fn count<A>(it :: Iter<A>) -> Int = reduce(it, 0, fn n, _ -> n + 1 end)

## The sum of `Int`s or `Float`s.
pub fn sum<A>(it :: Iter<A>) -> A where A: Number + Default do
  reduce(it, default(), fn a, b -> a.__plus(b) end)
end

## The first element for which `p` is true; no more are asked for.
pub fn find<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Option<A> = next_where(it, p)

pub fn any<A>(it :: Iter<A>, p :: Fun(A) -> Bool) -> Bool do
  case next_where(it, p) do
    Some(_) -> true
    None -> false
  end
end

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
