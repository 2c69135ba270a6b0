type AppError do
  Parse(String)
  Io(Int)
  Other
end
struct Wrapped do
  inner :: AppError
end
impl From<String> for AppError do
  fn from(s) = Parse(s)
end
impl From<Int> for AppError do
  fn from(n) = Io(n)
end
impl From<AppError> for Wrapped do
  fn from(e) = Wrapped { inner: e }
end
fn a(x) -> Int!String = if x > 0 do Ok(x) else Err("bad ${x}") end
fn b(x) -> Int!Int = if x > 10 do Err(x) else Ok(x) end
fn both(x) -> Int!AppError do
  let p = a(x)?
  let q = b(p)?
  Ok(p + q)
end
fn outer(x) -> Int!Wrapped = Ok(both(x)? + 1)
fn same(x) do
  let p = a(x)?
  Ok(p * 2)
end
fn opt(xs) -> Int? do
  let f = List.find(xs, fn x -> x > 2 end)?
  Some(f * 10)
end
fn chain(s) = Some(String.to_int(s)? + 1)
fn piped(x) -> Int!String do
  let r = x |> a? |> a?
  Ok(r)
end
fn pipe_call(x) -> Int!String do
  let y = x |> plus(1)?
  Ok(y)
end
fn plus(x, n) = if x > 0 do Ok(x + n) else Err("plus") end
fn in_loop(xs) -> List<Int>!String do
  let r = for x in xs do a(x)? end
  Ok(r)
end
fn in_closure(xs) do
  List.map(xs, fn x ->
    let v = a(x)?
    Ok(v + 100)
  end)
end
fn nested(x) -> Int!String do
  Ok(a(a(x)? - 1)? + 1)
end
fn unit_res(x) -> ()!String do
  a(x)?
  Ok(())
end
fn first_char(s) -> String? do
  let parts = String.split(s, "-")
  let h = List.find(parts, fn p -> String.length(p) > 2 end)?
  return Some(h)
end
fn rr(x) -> Int!String do
  if x == 1 do
    return Err("one")
  end
  Ok(x)
end
fn opt_nested(x :: Int??) -> Int? = Some(x?? + 1)
fn kond(x) -> Bool!String do
  if a(x)? > 3 do
    Ok(true)
  else
    Ok(false)
  end
end
fn main() do
  println("${both(5)} ${both(-1)} ${both(50)}")
  println("${outer(5)} ${outer(-1)}")
  println("${same(2)} ${same(-2)} ${opt([1, 5])} ${opt([1])} ${chain("4")} ${chain("x")}")
  println("${piped(3)} ${piped(-3)} ${pipe_call(1)} ${pipe_call(0)}")
  println("${in_loop([1, 2])} ${in_loop([1, -2, -3])} ${in_closure([1, -1])}")
  println("${nested(5)} ${nested(1)} ${unit_res(1)} ${unit_res(0)} ${first_char("a-abc")} ${first_char("a")}")
  println("${rr(1)} ${rr(2)} ${opt_nested(Some(Some(1)))} ${opt_nested(Some(None))} ${opt_nested(None)} ${kond(4)} ${kond(1)} ${kond(-1)}")
end
#> Ok(10) Err(Parse(bad -1)) Err(Io(50))
#> Ok(11) Err(Wrapped { inner: Parse(bad -1) })
#> Ok(4) Err(bad -2) Some(50) None Some(5) None
#> Ok(3) Err(bad -3) Ok(2) Err(plus)
#> Ok([1, 2]) Err(bad -2) [Ok(101), Err(bad -1)]
#> Ok(5) Err(bad 0) Ok(()) Err(bad 0) Some(abc) None
#> Err(one) Ok(2) Some(2) None None Ok(true) Ok(false) Err(bad -1)
