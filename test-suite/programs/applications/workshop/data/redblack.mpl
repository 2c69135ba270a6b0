##! A red-black tree after Okasaki, with deletion left out: an ordered map by the keys' own order.

pub type Color do
  Red
  Black
end

pub type Tree<K, V> do
  Tip
  Bin(Color, Tree<K, V>, K, V, Tree<K, V>)
end

pub fn insert<K, V>(t :: Tree<K, V>, k :: K, v :: V) -> Tree<K, V> where K: Ord do
  fn go(t) do
    case t do
      Tip -> Bin(Red, Tip, k, v, Tip)
      Bin(c, l, key, value, r) ->
        case compare(k, key) do
          Less -> balance(c, go(l), key, value, r)
          Greater -> balance(c, l, key, value, go(r))
          Equal -> Bin(c, l, key, v, r)
        end
    end
  end
  case go(t) do
    Bin(_, l, key, value, r) -> Bin(Black, l, key, value, r)
    Tip -> Tip
  end
end

fn balance(Black, Bin(Red, Bin(Red, a, xk, xv, b), yk, yv, c), zk, zv, d) =
  build(a, xk, xv, b, yk, yv, c, zk, zv, d)

fn balance(Black, Bin(Red, a, xk, xv, Bin(Red, b, yk, yv, c)), zk, zv, d) =
  build(a, xk, xv, b, yk, yv, c, zk, zv, d)

fn balance(Black, a, xk, xv, Bin(Red, Bin(Red, b, yk, yv, c), zk, zv, d)) =
  build(a, xk, xv, b, yk, yv, c, zk, zv, d)

fn balance(Black, a, xk, xv, Bin(Red, b, yk, yv, Bin(Red, c, zk, zv, d))) =
  build(a, xk, xv, b, yk, yv, c, zk, zv, d)

fn balance(c, l, k, v, r) = Bin(c, l, k, v, r)

fn build(a, xk, xv, b, yk, yv, c, zk, zv, d) =
  Bin(Red, Bin(Black, a, xk, xv, b), yk, yv, Bin(Black, c, zk, zv, d))

pub fn find(Tip, _) = None

fn find(Bin(_, l, key, value, r), k) do
  case compare(k, key) do
    Less -> find(l, k)
    Greater -> find(r, k)
    Equal -> Some(value)
  end
end

pub fn fold(Tip, z, _) = z
fn fold(Bin(_, l, k, v, r), z, f) = fold(r, f(fold(l, z, f), k, v), f)

pub fn to_list(t) = fold(t, [], fn acc, k, v -> List.append(acc, (k, v)) end)

pub fn from_list(entries) = List.reduce(entries, Tip, fn t, (k, v) -> insert(t, k, v) end)

pub fn depth(Tip) = 0
fn depth(Bin(_, l, _, _, r)) = 1 + Math.max(depth(l), depth(r))

## The number of black nodes on every path, or what is wrong.
pub fn check(t) -> Int!String do
  case t do
    Tip -> Ok(1)
    Bin(Red, Bin(Red, _, _, _, _), _, _, _) | Bin(Red, _, _, _, Bin(Red, _, _, _, _)) ->
      Err("two reds")
    Bin(c, l, _, _, r) ->
      case (check(l)?, check(r)?) do
        (a, b) when a != b -> Err("${a} on the left, ${b} on the right")
        (a, _) -> Ok(if c == Black do a + 1 else a end)
      end
  end
end

impl Iterable for Tree<K, V> do
  type Item = (K, V)
  type Iter = Iter<(K, V)>
  fn iter(self) = Iter.from(to_list(self))
end

pub fn demo() do
  let t = List.reduce(Range.to_list(0..1000), Tip, fn t, i -> insert(t, (i * 7919) % 1009, i) end)
  println("depth ${depth(t)} check ${check(t)} ${find(t, 500)} ${find(t, 2000)}")
  let keys = for (k, _) in t do k end
  let sorted = List.sort(keys, fn a, b -> a - b end)
  println("${keys == sorted} ${List.length(keys)} ${Iter.from(t) |> Iter.map(fn ((_, v)) -> v end) |> Iter.sum}")
  let names = from_list([("pear", 1), ("fig", 2), ("apple", 3), ("fig", 4)])
  println("${to_list(names)} ${fold(names, 0, fn n, _, v -> n + v end)} ${names}")
end
