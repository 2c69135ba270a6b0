struct Bag do
  items :: List<String>
end

impl Iterable for Bag do
  type Item = String
  type Iter = ListIterator
  fn iter(self) do
    Iter.from(self.items)
  end
end

struct Countdown do
  inner :: Iter<Int>
end deriving()

impl Iterator for Countdown do
  type Item = Int
  fn next(self) -> Option<Int> do
    case self.inner.next() do
      Some(n) -> Some(10 - n)
      None -> None
    end
  end
end

fn main() do
  let bag = Bag { items: ["pen", "cup"] }
  for thing in bag do println("a ${thing}") end
  println("${Iter.from(bag) |> Iter.map(String.length) |> List.collect()}")
  println("${for n in Countdown { inner: Iter.from(0..3) } do n end}")
end
#> a pen
#> a cup
#> [3, 3]
#> [10, 9, 8]
