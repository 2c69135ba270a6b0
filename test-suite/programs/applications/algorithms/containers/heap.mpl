##! A leftist heap with its own order.

type Node<T> do
  Leaf
  Branch(rank :: Int, top :: T, left :: Node<T>, right :: Node<T>)
end

pub struct Heap<T> do
  root :: Node<T>
  less :: Fun(T, T) -> Bool
  size_field :: Int
end

interface Sized do
  fn size(self) -> Int
end

impl Sized for Heap do
  fn size(self) -> Int = self.size_field
end

pub fn empty<T>() -> Heap<T> where T: Ord do
  Heap { root: Leaf, less: fn a, b -> a < b end, size_field: 0 }
end

pub fn ordered_by<T>(less :: Fun(T, T) -> Bool) -> Heap<T> do
  Heap { root: Leaf, less: less, size_field: 0 }
end

pub fn from_list<T>(xs :: List<T>) -> Heap<T> where T: Ord do
  List.reduce(xs, empty(), push)
end

pub fn by(xs, less) do
  List.reduce(xs, ordered_by(less), push)
end

fn rank(Leaf) = 0
fn rank(Branch(r, _, _, _)) = r

fn join(less, a, b) do
  case (a, b) do
    (Leaf, _) -> b
    (_, Leaf) -> a
    (Branch(_, x, l, r), Branch(_, y, _, _)) when not less(y, x) -> branch(x, l, join(less, r, b))
    (_, Branch(_, y, l, r)) -> branch(y, l, join(less, r, a))
  end
end

fn branch(x, a, b) do
  if rank(a) >= rank(b) do Branch(rank(b) + 1, x, a, b) else Branch(rank(a) + 1, x, b, a) end
end

pub fn push<T>(h :: Heap<T>, x :: T) -> Heap<T> do
  %{h | root: join(h.less, h.root, Branch(1, x, Leaf, Leaf)), size_field: h.size_field + 1}
end

pub fn pop<T>(h :: Heap<T>) -> (T, Heap<T>)? do
  case h.root do
    Leaf -> None
    Branch(_, x, l, r) -> Some((x, %{h | root: join(h.less, l, r), size_field: h.size_field - 1}))
  end
end

pub fn peek(h :: Heap) -> Option do
  let (x, _) = pop(h)?
  Some(x)
end

pub fn is_empty(h) = h.size() == 0

pub fn merge(a :: Heap, b :: Heap) do
  %{a | root: join(a.less, a.root, b.root), size_field: a.size() + b.size()}
end

pub fn to_list(h) do
  case pop(h) do
    None -> []
    Some((x, rest)) -> [x] ++ to_list(rest)
  end
end

impl Iterable for Heap<T> do
  type Item = T
  type Iter = ListIterator
  fn iter(self) -> Iter<T> do
    Iter.from(to_list(self))
  end
end
