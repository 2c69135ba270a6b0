type Pair<T> = (T, T)
type Handler = Fun(String) -> String
type Score = Int
type Table = Map<String, List<Score>>

fn swap<T>(p :: Pair<T>) -> Pair<T> do
  let (a, b) = p
  (b, a)
end
fn apply(h :: Handler, s) = h(s)
fn best(t :: Table, name) = List.reduce(Map.get(t, name), 0, Math.max)

fn main() do
  println("${swap((1, 2))} ${swap(("a", "b"))}")
  println(apply(fn s -> s <> "?" end, "what"))
  println("${best(%{"ann" => [3, 9, 4]}, "ann")} ${best(%{"ann" => [3]}, "bob")}")
end
#> (2, 1) (b, a)
#> what?
#> 9 0
