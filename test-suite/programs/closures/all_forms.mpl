type Sig do
  Pulse(Float)
  Win(a :: Float, b :: Float)
  Quiet
end
struct Btn do
  label :: String
  on :: Fun(Int) -> String
end
fn make_counter(n) = fn -> n + 1 end
fn adders(xs) = List.map(xs, fn x -> fn y -> x + y end end)
fn run(f) = f()
fn run1(f, x) = f(x)
fn with_opts(a, opts) = "${a}:${opts}"
fn try_it(s) do
  let parse = fn x do
    let n = String.to_int(x)?
    Some(n * 2)
  end
  parse(s)
end
fn res_it(s) do
  let g = fn x ->
    let v = check(x)?
    Ok(v + 1)
  end
  g(s)
end
fn check(x) = if x > 0 do Ok(x) else Err("neg ${x}") end
fn main() do
  let a = fn(x :: Int, y :: Int) -> x + y end
  let b = fn x -> x * 2 end
  let c = fn acc, x -> acc + x end
  let d = fn -> 99 end
  let d2 = fn() -> 98 end
  let d3 = fn do 97 end
  let d4 = fn() do 96 end
  let e = fn x do
    let y = x + 1
    y * y
  end
  let f = fn 0 -> "none" | 1 -> "one" | n when n < 0 -> "neg" | _ -> "many" end
  let g = fn (p, q) -> p end
  let g2 = fn ((p, q)) -> p + q end
  let h = fn Some(x) -> x | None -> 0 end
  println("${a(1, 2)} ${b(3)} ${List.reduce([1, 2, 3], 0, c)} ${d()} ${d2()} ${d3()} ${d4()} ${e(2)}")
  println(f(0) <> f(1) <> f(-5) <> f(9))
  println("${g(1, "z")} ${g2((3, 4))} ${h(Some(2))} ${h(None)}")
  let k = fn (a, b), c -> a + b + c end
  println("${k((1, 2), 3)}")
  let m = fn [] -> "e" | [x] -> "1" | x :: _ -> "more ${x}" end
  println(m([]) <> m([1]) <> m([5, 6]))
  let n = fn (0, y) -> y | (x, 0) -> x | (x, y) when x == y -> 100 | (x, y) -> x * y end
  println("${n(0, 5)} ${n(5, 0)} ${n(2, 2)} ${n(2, 3)}")
  let o = fn x, 0 -> x | x, y -> x + y end
  println("${o(1, 0)} ${o(1, 2)}")
  let multi = fn 0 ->
      let z = 5
      z + 1
    | n ->
      let z = n
      z * 10
  end
  println("${multi(0)} ${multi(3)}")
  let gd = fn x when x > 0 -> "p" | _ -> "n" end
  println(gd(1) <> gd(0))


  let fs = for i in 0..3 do fn -> i * 10 end end
  println("${List.map(fs, fn f -> f() end)}")
  println("${List.map(adders([1, 2]), fn f -> f(10) end)} ${make_counter(5)()}")
  let btn = Btn { label: "ok", on: fn n -> "clicked ${n}" end }
  println("${(btn.on)(3)} ${btn.on(4)}")
  let fm = %{"inc" => fn x -> x + 1 end, "dbl" => b}
  println("${Map.get(fm, "dbl")(21)} ${fm["inc"](1)}")
  println("${List.map([1.0, 2.5], Pulse)} ${List.map([1], Some)}")
  println(with_opts(1, name: "x", other: "y") <> " " <> with_opts("q", k: 1))
  println("${run() do 5 end} ${run1(fn x -> x end, 3)}")
  println("${try_it("21")} ${try_it("q")} ${res_it(1)} ${res_it(-1)}")
  let x = 1
  let outer = fn ->
    let y = x + 1
    let inner = fn ->
      let z = y + 1
      fn -> x + y + z end
    end
    inner()()
  end
  let x = 100
  println("${outer()} ${x}")
  let id = fn v -> v end
  println("${id(1)} ${id("s")} ${id(id)(2)}")
  let pipe = 3 |> fn v -> v + 1 end |> b |> (fn v -> v - 1 end)
  println("${pipe}")
  let rec = fn self_, n -> if n == 0 do 0 else n + self_(n - 1) end end
  println("${rec(fn k -> k * 100 end, 3)}")
  let s = [3, 1, 2] |> List.sort(fn a, b -> a - b end) |> List.map(String.from) |> String.join("-")
  println(s)
  let ret = fn v do
    for q in [1, 2, 3] do
      if q == v do
        return "hit"
      end
    end
    "miss"
  end
  println(ret(2) <> ret(9))
  let unit = fn _ -> () end
  println("${unit(1)}")
  let t = (fn v -> v + 1 end, fn v -> "${v}!" end)
  let (t1, t2) = t
  println(t2(t1(1)))
  println("${d} ${a}")
  let kond = if true do fn v -> v + 1 end else fn v -> v - 1 end end
  println("${kond(1)}")
  let sel = case 2 do
    1 -> fn v -> v end
    _ -> fn v -> v * v end
  end
  println("${sel(7)}")
end
#> 3 6 6 99 98 97 96 9
#> noneonenegmany
#> 1 7 2 0
#> 6
#> e1more 5
#> 5 5 100 6
#> 1 3
#> 6 30
#> pn
#> [0, 10, 20]
#> [11, 12] 6
#> clicked 3 clicked 4
#> 42 2
#> [Pulse(1), Pulse(2.5)] [Some(1)]
#> 1:%{name => x, other => y} q:%{k => 1}
#> 5 3
#> Some(42) None Ok(2) Err(neg -1)
#> 6 100
#> 1 s 2
#> 7
#> 203
#> 1-2-3
#> hitmiss
#> ()
#> 2!
#> #Function/0 #Function/2
#> 2
#> 49
