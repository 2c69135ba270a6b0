# Wherever a function is wanted, closures, named functions, constructors, methods and library functions will do.
struct Id do
  n :: Int
end deriving(Display, Debug, Eq, Ord, Hash)

type Wrap do
  One(Int)
  Two(Int, String)
end

impl From<Id> for String do
  fn from(x :: Id) -> String do
    "id ${x.n}"
  end
end

fn double(x :: Int) -> Int = x * 2
fn is_big(x) = x > 1
fn add3(a, b, c) = a + b + c

fn apply(f, x) = f(x)
fn compose(f, g) = fn x -> g(f(x)) end

fn main() do
  println("${List.map([1, 2], double)}")
  println("${List.map([1, 2], One)}")
  println("${List.map(["a", "bb"], String.length)}")
  println("${List.map(["a", "bb"], string_length)}")
  println("${List.map([1, 2], to_string)}")
  println("${List.map(["a"], inspect)}")
  println("${List.map([1.5, 2.5], Math.floor)}")
  println("${List.map([[1], [2, 3]], List.length)}")
  println("${List.map([Some(1), None], inspect)}")
  println("${List.map([(1, "a")], Tuple.second)}")
  println("${List.filter([1, 2, 3], is_big)}")
  println("${List.sort([3, 1, 2], fn a, b -> a - b end) |> List.map(Int.to_float)}")
  println("${List.reduce([1, 5, 3], 0, Math.max)}")
  println("${List.reduce(["a", "b"], "", fn a, b -> a <> b end)}")
  println("${List.reduce([[1], [2]], [], List.concat)}")
  println("${List.zip([1], ["a"]) |> List.map(fn ((n, s)) -> Two(n, s) end)}")
  println("${apply(String.to_upper, "x")}")
  println("${apply(compose(String.length, double), "abc")}")
  println("${apply(compose(String.trim, compose(String.to_int, inspect)), " 5 ")}")
  let fs = [String.to_upper, String.to_lower, String.reverse, fn s -> s <> "!" end]
  println("${List.map(fs, fn f -> f("Ab") end)}")
  let table = %{"len" => String.length, "bytes" => String.byte_length}
  println("${List.map(Map.keys(table), fn k -> apply(table_at(table, k), "é") end)}")
  println("${Iter.from([1, 2, 3]) |> Iter.map(double) |> Iter.filter(is_big) |> List.collect}")
  println("${[1, 2, 3] |> List.map(double) |> List.reverse |> List.head}")
  println("${5 |> double |> double() |> add3(1, 2)}")
  println("${eq(1, 1)}")
  println("${eq([1], [2])}")
  println("${lt("a", "b")}")
  println("${compare(Id { n: 1 }, Id { n: 2 })}")
  println("${add(1, 2)}")
  println("${mul(1.5, 2.0)}")
  println("${neg(4)}")
  println("${to_string(Id { n: 3 })}")
  println("${inspect(Id { n: 3 })}")
  println("${hash(Id { n: 3 }) == hash(3)}")
  println("${String.from(Id { n: 7 })}")
  let text :: String = Id { n: 8 }.into()
  println("${text}")
  let zero :: Int = default()
  let none :: Option<Int> = default()
  let empty :: Map<String, Int> = default()
  println("${(zero, none, empty)}")
  let f :: Float = default()
  let s :: String = default()
  let b :: Bool = default()
  let l :: List<Int> = default()
  let st :: Set<Int> = default()
  println("${(f, s, b, l, st)}")
  let x :: Float = 3.into()
  println("${x}")
  println("${Int.default() + 1}")
  println("${"${String.default()}|"}")
  println("${5.to_string().length()}")
  println("${(-5).to_string()}")
  println("${"b".compare("a")}")
  println("${"b".lt("a")}")
  println("${[1, 2].eq([1, 2])}")
  println("${"x".eq("x")}")
  println("${[3, 4].inspect()}")
  println("${true.to_string() <> false.inspect()}")
  println("${[1, 2, 3].map(fn x -> x * x end).filter(is_big).reduce(0, fn a, b -> a + b end)}")
  println("${%{"a" => 1}.put("b", 2).keys().reverse()}")
  println("${Set.from_list([1]).add(2).size()}")
  println("${"a,b".split(",").length()}")
  println("${2.5.to_int()}")
end

fn table_at(t, k) = case Map.fetch(t, k) do
  Some(f) -> f
  None -> fn _ -> -1 end
end
#> [2, 4]
#> [One(1), One(2)]
#> [1, 2]
#> [1, 2]
#> [1, 2]
#> ["a"]
#> [1, 2]
#> [1, 2]
#> [Some(1), None]
#> [a]
#> [2, 3]
#> [1, 2, 3]
#> 5
#> ab
#> [1, 2]
#> [Two(1, a)]
#> X
#> 6
#> Some(5)
#> [AB, ab, bA, Ab!]
#> [1, 2]
#> [2, 4, 6]
#> 6
#> 23
#> true
#> false
#> true
#> Less
#> 3
#> 3
#> -4
#> Id(3)
#> Id { n: 3 }
#> true
#> id 7
#> id 8
#> (0, None, %{})
#> (0, , false, [], #{})
#> 3
#> 1
#> |
#> 1
#> -5
#> Greater
#> false
#> true
#> true
#> [3, 4]
#> truefalse
#> 13
#> [b, a]
#> 2
#> 2
#> 2
