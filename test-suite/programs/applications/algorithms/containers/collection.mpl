##! An interface with associated types and defaults, for three containers.

pub interface Collection do
  type Elem
  fn add_one(self, x :: Self.Elem) -> Self
  fn elements(self) -> List<Self.Elem>
  fn empty() -> Self
  fn count(self) -> Int do
    List.length(self.elements())
  end
  fn label(self) -> String do
    "${self.count()} ${if self.count() == 1 do "element" else "elements" end}"
  end
end

pub struct Bag<T> do
  counts :: Map<T, Int>
end deriving(Eq)

pub struct Stack<T> do
  items :: List<T>
end deriving(Eq, Ord, Display)

impl Collection for Bag<T> where T: Eq do
  type Elem = T
  fn add_one(self, x) do
    Bag { counts: Map.update(self.counts, x, 0, fn n -> n + 1 end) }
  end
  fn elements(self) do
    self.counts |> Map.to_list |> List.flat_map(fn ((x, n)) -> Range.map(0..n, fn _ -> x end) end)
  end
  fn empty() -> Bag<T> = Bag { counts: %{} }
  fn label(self) -> String do
    "bag of ${self.count()}, ${Map.size(self.counts)} distinct"
  end
end

impl Display for Bag<T> where T: Display do
  fn to_string(self) -> String do
    let parts = for {x, n} in self.counts do "${x}*${n}" end
    "<" <> String.join(parts, " ") <> ">"
  end
end

impl Collection for Stack<T> do
  type Elem = T
  fn add_one(self, x :: T) -> Stack<T> do
    Stack { items: [x] ++ self.items }
  end
  fn elements(self) -> List<T> = self.items
  fn empty() -> Stack<T> = Stack { items: [] }
end

impl Collection for List<T> do
  type Elem = T
  fn add_one(self, x :: T) -> List<T> = List.append(self, x)
  fn elements(self) -> List<T> = self
  fn empty() -> List<T> = []
end

impl Iterable for Stack<T> do
  type Item = T
  type Iter = ListIterator
  fn iter(self) -> ListIterator<T> do
    Iter.from(self.items)
  end
end

impl Iterable for Bag<T> where T: Eq do
  type Item = T
  type Iter = Iter
  fn iter(self) do
    Iter.from(self.elements())
  end
end

## Goes round its items a number of turns; its iterator is a type of its own.
pub struct Ring<T> do
  items :: List<T>
  turns :: Int
end

pub struct RingIter<T> do
  items :: List<T>
  steps :: Iter<Int>
end

impl Iterator for RingIter<T> do
  type Item = T
  fn next(self) -> T? do
    let i = self.steps.next()?
    Some(self.items[i % List.length(self.items)])
  end
end

impl Iterable for Ring<T> do
  type Item = T
  type Iter = RingIter<T>
  fn iter(self) -> RingIter<T> do
    RingIter { items: self.items, steps: Iter.from(0..self.turns) }
  end
end

pub fn summarize<C>(c :: C) -> String where C: Collection do
  c.label()
end

pub fn into_list(c) = c.elements()

pub fn absorb(c, xs) do
  List.reduce(xs, c, fn acc, x -> acc.add_one(x) end)
end

pub fn total_size(cs) do
  cs |> List.map(fn c -> c.count() end) |> List.sum
end
