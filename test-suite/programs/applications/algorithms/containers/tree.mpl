##! An AVL tree as an ordered map.

pub type Tree<K, V> do
  Tip
  Node(height :: Int, key :: K, value :: V, left :: Tree<K, V>, right :: Tree<K, V>)
end deriving(Eq, Ord, Display)

pub fn empty() = Tip

fn height(t) do
  case t do
    Tip -> 0
    Node(h, _, _, _, _) -> h
  end
end

pub fn depth(t) = height(t)

fn node(k, v, l, r) = Node(Math.max(height(l), height(r)) + 1, k, v, l, r)

fn balance(k, v, l, r) do
  let d = height(l) - height(r)
  if d > 1 do
    lean_left(k, v, l, r)
  else if d < -1 do
    lean_right(k, v, l, r)
  else
    node(k, v, l, r)
  end
end

fn lean_left(k, v, l, r) do
  case l do
    Node(_, lk, lv, ll, lr) when height(ll) >= height(lr) -> node(lk, lv, ll, node(k, v, lr, r))
    Node(_, lk, lv, ll, Node(_, mk, mv, ml, mr)) ->
      node(mk, mv, node(lk, lv, ll, ml), node(k, v, mr, r))
    _ -> node(k, v, l, r)
  end
end

fn lean_right(k, v, l, r) do
  case r do
    Node(_, rk, rv, rl, rr) when height(rr) >= height(rl) -> node(rk, rv, node(k, v, l, rl), rr)
    Node(_, rk, rv, Node(_, mk, mv, ml, mr), rr) ->
      node(mk, mv, node(k, v, l, ml), node(rk, rv, mr, rr))
    _ -> node(k, v, l, r)
  end
end

pub fn insert<K, V>(t :: Tree<K, V>, k :: K, v :: V) -> Tree<K, V> where K: Ord do
  case t do
    Tip -> Node(1, k, v, Tip, Tip)
    Node(h, k2, v2, l, r) ->
      case compare(k, k2) do
        Less -> balance(k2, v2, insert(l, k, v), r)
        Greater -> balance(k2, v2, l, insert(r, k, v))
        Equal -> Node(h, k, v, l, r)
      end
  end
end

fn least(t) do
  case t do
    Tip -> None
    Node(_, k, v, Tip, _) -> Some((k, v))
    Node(_, _, _, l, _) -> least(l)
  end
end

pub fn remove(t, k) do
  case t do
    Tip -> Tip
    Node(_, k2, v2, l, r) when k < k2 -> balance(k2, v2, remove(l, k), r)
    Node(_, k2, v2, l, r) when k > k2 -> balance(k2, v2, l, remove(r, k))
    Node(_, _, _, l, r) -> glue(l, r)
  end
end

fn glue(l, r) do
  case least(r) do
    None -> l
    Some((k, v)) -> balance(k, v, l, remove(r, k))
  end
end

pub fn lookup(t, k) do
  case t do
    Tip -> None
    Node(_, k2, v, l, r) -> if k == k2 do
      Some(v)
    else if k < k2 do
      lookup(l, k)
    else
      lookup(r, k)
    end
  end
end

pub fn fold(t, acc, f) do
  case t do
    Tip -> acc
    Node(_, k, v, l, r) -> fold(r, f(fold(l, acc, f), k, v), f)
  end
end

pub fn keys(t) = fold(t, [], fn acc, k, _ -> List.append(acc, k) end)

pub fn size(t) = fold(t, 0, fn n, _, _ -> n + 1 end)

pub fn map_values(t, f) do
  case t do
    Tip -> Tip
    Node(h, k, v, l, r) -> Node(h, k, f(v), map_values(l, f), map_values(r, f))
  end
end

## Walks the tree lazily: what is left to visit is a list of subtrees.
impl Iterable for Tree<K, V> do
  type Item = (K, V)
  type Iter = Iter
  fn iter(self) -> Iter<(K, V)> do
    Iter.from(fold(self, [], fn acc, k, v -> acc ++ [(k, v)] end))
  end
end
