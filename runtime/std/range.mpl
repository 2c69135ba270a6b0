##! Ranges `a..b` of integers, from `a` up to but excluding `b`.

## Integers from a first one up to but excluding a second one.
pub struct Range do
  __start :: Int
  __stop :: Int
end deriving()

## `a..b`.
## Example: Range.new(1, 4) == 1..4
pub fn new(a :: Int, b :: Int) -> Range = Range { __start: a, __stop: b }

## How many numbers the range has, at most the greatest `Int`.
## Example: Range.length(5..2) == 0
pub fn length(r :: Range) -> Int do
  let n = r.__stop - r.__start
  if r.__stop <= r.__start do
    0
  else if n < 0 do
    9223372036854775807
  else
    n
  end
end

## The numbers in order.
## Example: Range.to_list(1..4) == [1, 2, 3]
pub fn to_list(r :: Range) -> List<Int> do
  for n in r do n end
end

## `f` of every number.
## Example: Range.map(1..4, fn n -> n * n end) == [1, 4, 9]
pub fn map<B>(r :: Range, f :: Fun(Int) -> B) -> List<B> do
  for n in r do f(n) end
end

## The numbers for which `p` is true.
## Example: Range.filter(0..10, fn n -> n % 3 == 0 end) == [0, 3, 6, 9]
pub fn filter(r :: Range, p :: Fun(Int) -> Bool) -> List<Int> do
  for n in r when p(n) do n end
end

fn iter_numbers(r :: Range) -> Iter<Int> do
  let next = Cell.new(r.__start)
  let pull = fn ->
    let n = Cell.get(next)
    if n < r.__stop do
      Cell.set(next, n + 1)
      Some(n)
    else
      None
    end
  end
  Iter { __pull: pull }
end

impl Iterable for Range do
  type Item = Int
  type Iter = Iter<Int>
  fn iter(self) -> Iter<Int> = iter_numbers(self)
end

impl Eq for Range do
  fn eq(self, other :: Range) -> Bool = self.__start == other.__start and self.__stop == other.__stop
end

impl Display for Range do
  fn to_string(self) -> String = "${self.__start}..${self.__stop}"
end

impl Debug for Range do
  fn inspect(self) -> String = "${self.__start}..${self.__stop}"
end
