struct Box<T> do
  value :: T
end deriving(Eq, Ord, Display)

struct Node do
  key :: Int
  left :: Option<Node>
  right :: Option<Node>
end

fn insert(n :: Option<Node>, key :: Int) -> Option<Node> do
  case n do
    None -> Some(Node { key: key, left: None, right: None })
    Some(t) -> if key < t.key do
      Some(%{t | left: insert(t.left, key)})
    else
      Some(%{t | right: insert(t.right, key)})
    end
  end
end
fn walk(n :: Option<Node>) -> List<Int> = case n do
  None -> []
  Some(t) -> walk(t.left) ++ [t.key] ++ walk(t.right)
end

fn main() do
  println("${Box { value: 42 }} ${Box { value: "s" }} ${Box { value: Box { value: true } }}")
  println("${Box { value: 1 } == Box { value: 1 }} ${Box { value: 1 } < Box { value: 0 }}")
  let b = %{Box { value: 1 } | value: 2}
  println("${b.value}")
  let t = List.reduce([5, 2, 8, 1], None, insert)
  println("${walk(t)}")
end
#> Box(42) Box(s) Box(Box(true))
#> true false
#> 2
#> [1, 2, 5, 8]
