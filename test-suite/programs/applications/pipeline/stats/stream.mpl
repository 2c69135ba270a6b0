##! Lazy sequences.

## Counts up without end, by the range's laziness.
fn naturals() = Iter.from(0..9_000_000_000)

struct Pairs<T> do
  source :: Iter<T>
end

## Two at a time; an odd one out is dropped.
impl Iterator for Pairs<T> do
  type Item = (T, T)
  fn next(self) -> (T, T)? do
    let a = Iter.next(self.source)?
    let b = Iter.next(self.source)?
    Some((a, b))
  end
end

pub fn count_matching(lines, part) do
  Iter.from(lines) |> Iter.filter(fn l -> String.contains(l, part) end) |> Iter.count
end

fn traced(n) do
  println("pulled ${n}")
  n
end

pub fn demo() do
  let first = naturals()
    |> Iter.map(fn n -> n * n end)
    |> Iter.filter(fn n -> n % 2 == 1 end)
    |> Iter.take(5)
    |> List.collect
  println("${first}")
  let lazy = Iter.from([1, 2, 3, 4]) |> Iter.map(traced) |> Iter.filter(fn n -> n % 2 == 0 end)
  println("nothing yet")
  println("${Iter.next(lazy)}")
  println("${Iter.any(lazy, fn n -> n == 4 end)} ${Iter.next(lazy)}")
  let ps = for p in Pairs { source: Iter.from(["a", "b", "c", "d", "e"]) } do p end
  println("${ps}")
  let zipped = Iter.zip(naturals(), Iter.from("x,y,z".split(",")))
  println("${zipped |> Iter.map(fn ((i, s)) -> "${i}${s}" end) |> String.collect}")
  println("${naturals() |> Iter.skip(10) |> Iter.find(fn n -> n % 7 == 0 end)}")
  let letters = %{"a" => 1, "b" => 2}
    |> Iter.from
    |> Iter.map(fn ((k, v)) -> (v, k) end)
    |> Map.collect
  println("${letters} ${Iter.from(letters) |> Iter.reduce("", fn acc, (n, s) -> "${acc}${s}${n}" end)}")
  println("${Iter.from(Set.from_list([3, 1, 3])) |> Iter.enumerate |> List.collect}")
  println("${naturals() |> Iter.take(1_000_000) |> Iter.sum}")
  let words = for w in "to be or not to be".split(" ") when w.length() == 2 do w.to_upper() end
  println("${words |> Set.from_list} ${List.group_by(words, fn w -> w.slice(0, 1) end)}")
  println("${List.chunk([1, 2, 3, 4, 5], 2)} ${List.partition([1, 2, 3, 4], fn n -> n > 2 end)} ${List.index_of(["a", "b"], "b")}")
  println("${List.fold_right([1, 2, 3], "", fn x, acc -> "${acc}${x}" end)}")
end
