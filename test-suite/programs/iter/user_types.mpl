struct Count do
  from :: Int
  upto :: Int
end
impl Iterable for Count do
  type Item = Int
  type Iter = Iter<Int>
  fn iter(self) do Iter.from(self.from..self.upto) end
end
struct Evens do
  it :: Iter<Int>
end
impl Iterator for Evens do
  type Item = Int
  fn next(self) do
    case self.it.next() do
      Some(n) when n % 2 == 0 -> Some(n)
      Some(_) -> self.next()
      None -> None
    end
  end
end
struct EvenSrc do n :: Int end
impl Iterable for EvenSrc do
  type Item = Int
  type Iter = Evens
  fn iter(self) do Evens { it: Iter.from(0..self.n) } end
end
struct Bag<T> do items :: List<T> end
impl Iterable for Bag<T> do
  type Item = T
  type Iter = ListIterator
  fn iter(self) do Iter.from(self.items) end
end
fn total(c) do
  let s = for x in c do x + 1 end
  List.length(s)
end
fn main() do
  println("${for x in Count { from: 1, upto: 4 } do x * x end}")
  println("${for x in EvenSrc { n: 7 } do x end}")
  println("${for x in Evens { it: Iter.from([1, 2, 4]) } do x end}")
  println("${Iter.from(Bag { items: ["a", "b"] }) |> Iter.map(fn s -> s <> "!" end) |> List.collect()}")
  println("${for s in Bag { items: [1.5] } do s * 2.0 end}")
  println("${total([1, 2])} ${total(0..5)} ${total(Count { from: 0, upto: 3 })}")
  let it = Iter.from([1, 2, 3])
  println("${it.next()} ${Iter.next(it)} ${it.next()} ${it.next()}")
  println("${Iter.from(0..10) |> Iter.filter(fn x -> x % 3 == 0 end) |> Iter.skip(1) |> Iter.take(2) |> Iter.sum()}")
  println("${Iter.from(["a", "b"]) |> Iter.enumerate() |> Map.collect()}")
  println("${Iter.zip(Iter.from([1,2]), Iter.from(["x"])) |> List.collect}")
end
#> [1, 4, 9]
#> [0, 2, 4, 6]
#> [2, 4]
#> [a!, b!]
#> [3]
#> 2 5 3
#> Some(1) Some(2) Some(3) None
#> 9
#> %{0 => a, 1 => b}
#> [(1, x)]
