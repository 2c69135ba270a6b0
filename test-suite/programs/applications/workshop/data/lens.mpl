##! Lenses as pairs of functions, zippers, and a trie: structures that are paths into other structures.

pub struct Lens<S, A> do
  get :: Fun(S) -> A
  put :: Fun(S, A) -> S
end

pub fn lens<S, A>(get :: Fun(S) -> A, put :: Fun(S, A) -> S) -> Lens<S, A> =
  Lens { get: get, put: put }

pub fn view<S, A>(l :: Lens<S, A>, s :: S) -> A do
  let get = l.get
  get(s)
end

pub fn set(l, s, a) do
  let put = l.put
  put(s, a)
end

pub fn over<S, A>(l :: Lens<S, A>, s :: S, f :: Fun(A) -> A) -> S = set(l, s, f(view(l, s)))

pub fn then<A, B, C>(outer :: Lens<A, B>, inner :: Lens<B, C>) -> Lens<A, C> do
  lens(
    fn a -> view(inner, view(outer, a)) end,
    fn a, c -> set(outer, a, set(inner, view(outer, a), c)) end
  )
end

pub fn key<K, V>(k :: K) -> Lens<Map<K, V>, V> where K: Eq do
  lens(fn m -> Map.get(m, k) end, fn m, v -> Map.put(m, k, v) end)
end

pub struct Street do
  name :: String
  number :: Int
end deriving(Eq, Display)

pub struct Person do
  name :: String
  home :: Street
  scores :: Map<String, Int>
end deriving(Eq, Display)

let home = lens(fn p -> p.home end, fn p, h -> %{p | home: h} end)
let number :: Lens<Street, Int> = lens(fn s -> s.number end, fn s, n -> %{s | number: n} end)
let scores = lens(fn p -> p.scores end, fn p, s -> %{p | scores: s} end)

## A list with a place in it.
pub struct Zipper<T> do
  before :: List<T>
  here :: T
  after_ :: List<T>
end

pub fn zipper([]) = None
fn zipper(x :: xs) = Some(Zipper { before: [], here: x, after_: xs })

pub fn right(z) do
  case z.after_ do
    [] -> None
    next :: rest -> Some(Zipper { before: [z.here] ++ z.before, here: next, after_: rest })
  end
end

pub fn left(z) do
  case z.before do
    [] -> None
    previous :: rest -> Some(Zipper { before: rest, here: previous, after_: [z.here] ++ z.after_ })
  end
end

pub fn to_list(z) = List.reverse(z.before) ++ [z.here] ++ z.after_

pub fn modify<T>(z :: Zipper<T>, f :: Fun(T) -> T) -> Zipper<T> = %{z | here: f(z.here)}

fn walk(start) do
  let z = zipper(start)?
  let z = right(z)?
  let z = right(z)?
  let z = modify(z, fn n -> n * 100 end)
  let z = left(z)?
  Some(to_list(modify(z, fn n -> -n end)))
end

## Words by their letters.
pub struct Trie do
  ends :: Bool
  next :: Map<String, Trie>
end

pub fn trie() = Trie { ends: false, next: %{} }

pub fn insert(t :: Trie, word :: String) -> Trie do
  if word == "" do
    return %{t | ends: true}
  end
  let c = String.slice(word, 0, 1)
  let below = case Map.fetch(t.next, c) do
    Some(node) -> node
    None -> trie()
  end
  %{t | next: Map.put(t.next, c, insert(below, String.slice(word, 1, String.length(word))))}
end

pub fn completions(t :: Trie, prefix :: String) -> List<String> do
  fn descend(node, chars) do
    case chars do
      [] -> Some(node)
      c :: rest -> descend(Map.fetch(node.next, c)?, rest)
    end
  end
  fn all(node, path) do
    let own = if node.ends do [path] else [] end
    let below = for {c, child} in node.next do all(child, path <> c) end
    own ++ List.flatten(below)
  end
  case descend(t, String.chars(prefix)) do
    None -> []
    Some(node) -> all(node, prefix)
  end
end

pub fn demo() do
  let ada =
    Person { name: "Ada", home: Street { name: "Mill Lane", number: 3 }, scores: %{"go" => 7} }
  let house = then(home, number)
  println("${view(house, ada)} ${over(house, ada, fn n -> n * 10 end)}")
  let chess = then(scores, key("chess"))
  println("${view(chess, ada)} ${over(chess, ada, fn n -> n + 5 end).scores} ${set(chess, ada, 1) == ada}")
  println("${walk([1, 2, 3, 4])} ${walk([1, 2])}")
  let words = List.reduce(["car", "card", "care", "cat", "dog", "do"], trie(), insert)
  println("${completions(words, "car")} ${completions(words, "do")} ${completions(words, "x")} ${List.length(completions(words, ""))}")
end
