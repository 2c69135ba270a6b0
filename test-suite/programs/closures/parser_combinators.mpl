# state monad style, phantom types, builder
struct Parser<T> do
  run :: Fun(List<String>) -> Option<(T, List<String>)>
end
fn pure(x) = Parser { run: fn s -> Some((x, s)) end }
fn bind(p, f) = Parser { run: fn s ->
  let (v, rest) = p.run(s)?
  let q = f(v)
  q.run(rest)
end }
fn item() = Parser { run: fn s -> case s do
  [] -> None
  h :: t -> Some((h, t))
end end }
fn sat(pred) = item() |> bind(fn c -> if pred(c) do pure(c) else fail() end end)
fn fail() = Parser { run: fn _ -> None end }
fn many(p) = Parser { run: fn s ->
  case p.run(s) do
    None -> Some(([], s))
    Some((v, rest)) ->
      case many(p).run(rest) do
        Some((vs, r)) -> Some(([v] ++ vs, r))
        None -> None
      end
  end
end }
fn map_p(p, f) = bind(p, fn v -> pure(f(v)) end)
fn or_p(p, q) = Parser { run: fn s -> case p.run(s) do
  None -> q.run(s)
  some -> some
end end }
fn digit() = sat(fn c -> String.contains("0123456789", c) end)
fn number() = many(digit()) |> map_p(fn ds -> case String.to_int(String.join(ds, "")) do
  Some(n) -> n
  None -> -1
end end)
fn main() do
  let chars = ["1", "2", "+", "3"]
  println("${number().run(chars)}")
  let sum = number() |> bind(fn a -> sat(fn c -> c == "+" end) |> bind(fn _ -> number() |> map_p(fn b -> a + b end) end) end)
  println("${sum.run(chars)} ${or_p(sum, number()).run(["7"])} ${sum.run(["7"])}")
end
#> Some((12, [+, 3]))
#> Some((15, [])) Some((7, [])) None
