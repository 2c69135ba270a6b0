struct P do x :: Int end deriving(Eq, Display)
struct Q do a :: Int; b :: String end
type T do A end
type U do A2; B2(Int) end deriving(Eq)
type Long<A, B> do
  Left(A)

  # comment between variants
  Right(B)
end deriving(
  Eq,
  Display,
)
fn gen<A, B,>(a :: A, b :: B,) -> (A, B,) = (a, b,)
def viadef(x) do x end

test "ignored at run time" do
  panic_here()
end
fn panic_here() = List.head([])
fn opt(n) = if n > 0 do Some(n) else None end
fn inc(x) = x + 1
fn add(a, b) = a + b
fn multi(n) =
  case n do
    0 ->
      "zero"
    n when n > 100
      -> "big"
    1
    | 2 -> "small"
    _ -> if n < 0 do
      "neg"
    else
      let k = n * 2
      "other ${k}"
    end
  end
fn ret_unit(b) do
  if b do
    return
  end
  println("not returned")
end
fn piped(x) -> Int? do
  let r = x |> opt? |> inc |> add(10) |> opt?
  Some(r)
end
fn chain(x) -> Int? = x |> opt? |> inc |> Some
struct Svc do
  f :: Fun(Int, Int) -> Int
  n :: Int
end
fn with_block(a, b, f) = f(a, b)
fn kw(x, opts, f) = "${x} ${opts} ${f()}"
fn tuple_block(xs, f) = List.map(xs, f)
fn id(x) = x
fn main() do
  let p = P { x: 1 }; let q = Q { a: 1
    b: "z" }
  println("${p} ${q.a}${q.b} ${A} ${B2(1) == B2(1)} ${Left(1) == Left(1)} ${gen(1, "b")} ${viadef(3)}")
  println("${multi(0)} ${multi(1)} ${multi(2)} ${multi(101)} ${multi(-1)} ${multi(50)}")
  ret_unit(true)
  ret_unit(false)
  println("${piped(5)} ${piped(-1)} ${chain(4)}")
  println("a" <> case 1 do 1 -> "one"
    _ -> "x" end <> "b" <> if true do "T" else "F" end)
  let s = Svc { f: add, n: 3 }
  println("${5 |> s.f(1)} ${s.f(2, 3)} ${4 |> fn a -> a * a end} ${4 |> (fn a -> a + a end)}")
  println("${[1, 2, 3] |> List.map(fn x -> x + 1 end) |> List.filter(fn x -> x > 2 end) |> List.length}")
  println("${if true do [1, 2] else [] end |> List.length}")
  println("${case 2 do
    2 -> [5]
    _ -> []
  end |> List.head}")
  println(with_block(1, 2) do |a, b|
    "${a}${b}"
  end)
  println(kw(1, name: "n", other: "m") do
    "blk"
  end)
  println("${tuple_block([(1, 2), (3, 4)]) do |(a, b)| a * b end}")
  println("${[1, 2] |> List.map() do |x| x * 7 end}")
  let neg = -p.x
  println("${neg} ${-id(3)} ${not id(true)} ${-[4][0]} ${2 - -1} ${[1,2,3,][1]}")
  let nested = %{"a" => %{"b" => [1, 2, (3, "x")|> fst]}}
  println("${nested["a"]["b"][2]}")
  let f = fn
    (x, y) -> x + y
  end
  println("${f(1, 2)}")
  let g = fn x when x > 5 -> "gt" | x -> "le" end
  println("${g(6)}${g(5)}")
  let h = fn (a, b), [c] -> a + b + c | _, _ -> 0 end
  println("${h((1, 2), [3])} ${h((1, 2), [])}")
  if p.x == 1 do

    # a comment

    println("in if")

  # before else
  else

    println("else")
  end
  let v = if false do 1
    else if false do 2
    else 3 end
  println("${v}")
  while false do end
  let e = for i in 0..List.length([1, 2]) do i end
  println("${e}")
  let r = [
    1
    , 2
    , 3
  ]
  println("${r}")
  let cond_ = 1 < 2
    && 2 < 3
    || false
  println("${cond_}")
  let text = "x"
    <> "y"
    ++ "z"
  println(text)
  let sum = 1
    + 2
    * 3
    % 2
  println("${sum}")
  let lst = 1
  [lst]
  (lst)
  -lst
  println("""multi
line ${"nested \"quote\" ${1 + 1}"} "raw" \n end""")
  let a1 = (((((1)))))
  let b1 = ((1), (2, (3)),)
  println("${a1} ${b1}")
  println("${(fn -> 5 end)()} ${(id)(6)} ${id(id)(7)} ${id(fn x -> fn y -> x * y end end)(3)(4)}")
  let str = "a${"b${"c"}"}${1}${""}"
  println(str)
  println("$" <> "${"$"}{}")
end
fn fst((a, _)) = a
fn unused_generic<T>(x :: Int) -> Int = x
#> P(1) 1z A true true (1, b) 3
#> zero small small big neg other 100
#> not returned
#> Some(16) None Some(5)
#> aonebT
#> 6 5 16 8
#> 2
#> 2
#> 5
#> 12
#> 1 %{name => n, other => m} blk
#> [2, 12]
#> [7, 14]
#> -1 -3 false -4 3 2
#> 3
#> 3
#> gtle
#> 6 0
#> in if
#> 3
#> [0, 1]
#> [1, 2, 3]
#> true
#> xyz
#> 1
#> multi
#> line nested "quote" 2 "raw" 
#>  end
#> 1 (1, (2, 3))
#> 5 6 7 12
#> abc1
#> $${}
