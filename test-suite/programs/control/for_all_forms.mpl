struct Count do
  from :: Int
  upto :: Int
end
impl Iterable for Count do
  type Item = Int
  type Iter = Iter<Int>
  fn iter(self) do
    Iter.from(self.from..self.upto)
  end
end
fn collect_all(xs) = for x in xs do x end
fn total(xs) do
  List.reduce(for x in xs do x end, 0, fn a, b -> a + b end)
end
fn main() do
  println("${for x in [1, 2, 3] do x * 2 end}")
  println("${for x in [1, 2, 3, 4] when x % 2 == 0 do x end}")
  println("${for {k, v} in %{"a" => 1, "b" => 2} do "${k}${v}" end}")
  println("${for (k, v) in %{"a" => 1} do (v, k) end}")
  println("${for e in %{"a" => 1} do e end}")
  println("${for {a, b} in [(1, 2), (3, 4)] do a + b end}")
  println("${for _ in 0..3 do "x" end}")
  println("${for x in Set.from_list([1, 1, 2]) do x end}")
  println("${for i in 5..2 do i end} ${for i in 3..3 do i end} ${for i in -2..1 do i end}")
  println("${for c in Count { from: 1, upto: 4 } do c * c end}")
  println("${for x in Iter.from([1, 2, 3]) |> Iter.map(fn x -> x + 1 end) do x end}")
  println("${for x in [] do x + 1 end}")
  println("${collect_all(0..3)} ${collect_all(%{1 => 2})} ${total([1, 2])} ${total(0..5)}")
  let r = for x in [1, 2, 3, 4, 5] when x != 2 do
    if x == 4 do break end
    if x == 1 do continue end
    x
  end
  println("${r}")
  let n = for i in 0..3 do
    for j in 0..3 when j <= i do
      if j == 1 do continue end
      (i, j)
    end
  end
  println("${n}")
  let b = for i in 0..10 do
    let inner = for j in 0..10 do
      if j == 2 do break end
      j
    end
    if i == 2 do break end
    List.length(inner) + i
  end
  println("${b}")
  let w = while true do
    break
  end
  println("${w}")
  let x = 10
  let ys = for x in [1, 2] do x end
  println("${x} ${ys}")
  println("${for f in for i in 0..3 do fn y -> i + y end end do f(1) end}")
  println("${for s in String.split("a,b", ",") do String.to_upper(s) end}")
  println("${for x in Some(3) |> list_of do x end}")
  let big = for i in 0..100000 do i end
  println("${List.length(big)}")
  println("${for i in 0..3 when i > 0 and i < 2 do [i] end}")
  let z = for q in [Some(1), None, Some(3)] do
    case q do
      Some(v) -> v
      None -> continue
    end
  end
  println("${z}")
  let y = for q in [1, 2, 3] do
    let m = if q == 2 do continue else q end
    m * 10
  end
  println("${y}")
  let st = for q in [1, 2, 3, 4] do
    case q do
      3 -> break
      n when n == 1 -> continue
      n -> n
    end
  end
  println("${st}")
  println("${for x in [1] do println("in") end}")
  println("${for q in Queue.push(Queue.push(Queue.new(), 1), 2) do q end}")
  println("${for {i, s} in List.enumerate(["a", "b"]) when i > 0 do "${i}${s}" end}")
  let v = for i in 0..3 do if i == 1 do "one" else "n" end end
  println("${v}")
end
fn list_of(Some(x)) = [x]
fn list_of(None) = []
#> [2, 4, 6]
#> [2, 4]
#> [a1, b2]
#> [(1, a)]
#> [(a, 1)]
#> [3, 7]
#> [x, x, x]
#> [1, 2]
#> [] [] [-2, -1, 0]
#> [1, 4, 9]
#> [2, 3, 4]
#> []
#> [0, 1, 2] [(1, 2)] 3 10
#> [3]
#> [[(0, 0)], [(1, 0)], [(2, 0), (2, 2)]]
#> [2, 3]
#> ()
#> 10 [1, 2]
#> [1, 2, 3]
#> [A, B]
#> [3]
#> 100000
#> [[1]]
#> [1, 3]
#> [10, 30]
#> [2]
#> in
#> [()]
#> [1, 2]
#> [1b]
#> [n, one, n]
