interface Sh do
  fn sh(self) -> String
end
impl Sh for Int do
  fn sh(self) = "i${self}"
end
impl Sh for String do
  fn sh(self) = "'" <> self <> "'"
end
impl Sh for List<T> where T: Sh do
  fn sh(self) = String.join(List.map(self, sh), "|")
end
impl Sh for Map<K, V> where K: Sh, V: Sh do
  fn sh(self) = String.join(for {k, v} in self do k.sh() <> "=" <> v.sh() end, ";")
end
impl Sh for Result<A, B> where A: Sh, B: Sh do
  fn sh(self) = case self do
    Ok(a) -> "ok " <> a.sh()
    Err(b) -> "err " <> b.sh()
  end
end
struct Node<T> do
  val :: T
  next :: Option<Node<T>>
end
type Tree<K, V> do
  Tip
  Bin(Tree<K, V>, K, V, Tree<K, V>)
end
fn insert(t, k, v) = case t do
  Tip -> Bin(Tip, k, v, Tip)
  Bin(l, k2, v2, r) -> case compare(k, k2) do
    Less -> Bin(insert(l, k, v), k2, v2, r)
    Greater -> Bin(l, k2, v2, insert(r, k, v))
    Equal -> Bin(l, k, v, r)
  end
end
fn to_list(t) = case t do
  Tip -> []
  Bin(l, k, v, r) -> to_list(l) ++ [(k, v)] ++ to_list(r)
end
fn lookup(Tip, _) = None
fn lookup(Bin(l, k, v, r), key) = if key == k do Some(v) else if key < k do lookup(l, key) else lookup(r, key) end
fn fold_tree(Tip, z, _) = z
fn fold_tree(Bin(l, k, v, r), z, f) = fold_tree(r, f(fold_tree(l, z, f), k, v), f)
fn from_list(xs) = List.reduce(xs, Tip, fn t, p ->
  let (k, v) = p
  insert(t, k, v)
end)
fn push(n, v) = Some(Node { val: v, next: n })
fn node_list(n) = case n do
  None -> []
  Some(x) -> [x.val] ++ node_list(x.next)
end
fn group_by(xs, f) = List.reduce(xs, %{}, fn m, x ->
  let k = f(x)
  Map.put(m, k, Map.get(m, k) ++ [x])
end)
fn quicksort([]) = []
fn quicksort(p :: rest) do
  let small = List.filter(rest, fn x -> x < p end)
  let big = List.filter(rest, fn x -> x >= p end)
  quicksort(small) ++ [p] ++ quicksort(big)
end
fn zip_with([], _, _) = []
fn zip_with(_, [], _) = []
fn zip_with(a :: as_, b :: bs, f) = [f(a, b)] ++ zip_with(as_, bs, f)
fn pipeline(fs) = fn x -> List.reduce(fs, x, fn acc, f -> f(acc) end) end
fn memo_fib(n) do
  fn go(k, m) do
    if k < 2 do
      (k, m)
    else if Map.has_key(m, k) do
      (m[k], m)
    else
      let (a, m) = go(k - 1, m)
      let (b, m) = go(k - 2, m)
      (a + b, Map.put(m, k, a + b))
    end
  end
  let (r, _) = go(n, %{})
  r
end
fn church(n) = fn f -> fn x -> if n == 0 do x else f(church(n - 1)(f)(x)) end end end
fn trampoline(n, acc) -> Fun() -> (Bool, Int) do
  if n == 0 do
    fn -> (true, acc) end
  else
    fn -> trampoline(n - 1, acc + n)() end
  end
end
type Parser<T> = Fun(String) -> Option<(T, String)>
fn char(c :: String) -> Parser<String> do
  fn s -> if String.starts_with(s, c) do Some((c, String.slice(s, 1, String.length(s)))) else None end end
end
fn seq<A, B>(p :: Parser<A>, q :: Parser<B>) -> Parser<(A, B)> do
  fn s ->
    let (a, rest) = p(s)?
    let (b, rest2) = q(rest)?
    Some(((a, b), rest2))
  end
end
fn many<A>(p :: Parser<A>) -> Parser<List<A>> do
  fn s -> many_go(p, s, []) end
end
fn many_go<A>(p :: Parser<A>, s :: String, acc :: List<A>) -> Option<(List<A>, String)> do
  case p(s) do
    Some((a, rest)) -> many_go(p, rest, List.append(acc, a))
    None -> Some((acc, s))
  end
end
fn either(p, q) = fn s -> case p(s) do
  None -> q(s)
  r -> r
end end
fn pmap(p, f) = fn s -> case p(s) do
  Some((a, rest)) -> Some((f(a), rest))
  None -> None
end end
struct State<S, A> do
  run :: Fun(S) -> (A, S)
end
fn unit(a) = State { run: fn s -> (a, s) end }
fn bind(m, f) = State { run: fn s ->
  let (a, s2) = m.run(s)
  f(a).run(s2)
end }
fn get_state() = State { run: fn s -> (s, s) end }
fn put_state(s) = State { run: fn _ -> ((), s) end }
fn count_all(xs) = case xs do
  [] -> unit(0)
  h :: t -> bind(get_state(), fn n -> bind(put_state(n + h), fn _ -> bind(count_all(t), fn c -> unit(c + 1) end) end) end)
end
fn matrix_mul(a, b) = for row in a do
  for j in 0..List.length(b[0]) do
    List.reduce(for k in 0..List.length(row) do row[k] * b[k][j] end, 0, fn x, y -> x + y end)
  end
end
fn primes(n) do
  let candidates = for i in 2..n do i end
  List.reduce(candidates, [], fn ps, c ->
    if List.any(ps, fn p -> c % p == 0 end) do ps else ps ++ [c] end
  end)
end
fn collatz(n) = collatz_go(n, 0)
fn collatz_go(1, steps) = steps
fn collatz_go(n, steps) when n % 2 == 0 = collatz_go(n / 2, steps + 1)
fn collatz_go(n, steps) = collatz_go(3 * n + 1, steps + 1)
fn hanoi(0, _, _, _) = []
fn hanoi(n, a, b, c) = hanoi(n - 1, a, c, b) ++ [(a, b)] ++ hanoi(n - 1, c, b, a)
fn ack(0, n) = n + 1
fn ack(m, 0) = ack(m - 1, 1)
fn ack(m, n) = ack(m - 1, ack(m, n - 1))
fn gcd(a, 0) = a
fn gcd(a, b) = gcd(b, a % b)
fn perms([]) = [[]]
fn perms(xs) = List.flat_map(List.enumerate(xs), fn ((i, x)) ->
  let others = List.concat(List.take(xs, i), List.drop(xs, i + 1))
  List.map(perms(others), fn p -> [x] ++ p end)
end)
fn binary(n) = if n < 2 do "${n}" else binary(n / 2) <> "${n % 2}" end
fn word_freq(s) do
  let m = List.reduce(String.split(s, " "), %{}, fn m, w -> Map.put(m, w, Map.get(m, w) + 1) end)
  List.sort(Map.to_list(m), fn (a, x), (b, y) -> y - x end)
end
fn main() do
  println([1, 2].sh() <> " " <> %{"a" => [1]}.sh() <> " " <> sh(check(1)) <> " " <> sh(check(-1)))
  let t = from_list([(3, "c"), (1, "a"), (2, "b"), (1, "A")])
  println("${to_list(t)} ${lookup(t, 2)} ${lookup(t, 9)} ${fold_tree(t, "", fn s, k, v -> s <> v end)}")
  let ts = from_list([("x", 1.5), ("a", 2.5)])
  println("${to_list(ts)} ${fold_tree(ts, 0.0, fn s, k, v -> s + v end)}")
  println("${node_list(push(push(None, 1), 2))} ${group_by([1, 2, 3, 4], fn x -> x % 2 end)} ${group_by(["a", "bb", "c"], String.length)}")
  println("${quicksort([3, 1, 2, 3])} ${quicksort(["b", "a"])} ${zip_with([1, 2], [10, 20, 30], fn a, b -> a + b end)} ${pipeline([fn x -> x + 1 end, fn x -> x * 2 end])(3)}")
  println("${memo_fib(80)} ${church(5)(fn x -> x + 2 end)(0)} ${trampoline(100, 0)()}")
  let ab = many(either(char("a"), char("b")))
  println("${ab("abac")} ${seq(char("x"), pmap(char("y"), fn s -> String.length(s) end))("xyz")} ${seq(char("x"), char("q"))("xyz")}")
  println("${count_all([1, 2, 3]).run(10)}")
  println("${matrix_mul([[1, 2], [3, 4]], [[5, 6], [7, 8]])} ${primes(30)} ${collatz(27)} ${List.length(hanoi(5, "a", "b", "c"))} ${ack(2, 3)} ${gcd(48, 18)}")
  println("${perms([1, 2, 3])} ${binary(10)} ${word_freq("a b a c b a")}")
end
fn check(x) = if x > 0 do Ok(x) else Err("neg") end
#> i1|i2 'a'=i1 ok i1 err 'neg'
#> [(1, A), (2, b), (3, c)] Some(b) None Abc
#> [(a, 2.5), (x, 1.5)] 4
#> [2, 1] %{1 => [1, 3], 0 => [2, 4]} %{1 => [a, c], 2 => [bb]}
#> [1, 2, 3, 3] [a, b] [11, 22] 8
#> 23416728348467685 10 (true, 5050)
#> Some(([a, b, a], c)) Some(((x, 1), z)) None
#> (3, 16)
#> [[19, 22], [43, 50]] [2, 3, 5, 7, 11, 13, 17, 19, 23, 29] 111 31 9 6
#> [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] 1010 [(a, 3), (b, 2), (c, 1)]
