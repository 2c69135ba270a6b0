##! Graphs as maps of neighbours, and what is found in them.

pub type Heap<T> do
  Nil
  Node(rank :: Int, value :: T, left :: Heap<T>, right :: Heap<T>)
end

fn rank(Nil) = 0
fn rank(Node(r, _, _, _)) = r

fn node(x, a, b) do
  if rank(a) >= rank(b) do Node(rank(b) + 1, x, a, b) else Node(rank(a) + 1, x, b, a) end
end

pub fn merge(a, b) do
  case (a, b) do
    (Nil, h) | (h, Nil) -> h
    (Node(_, x, l1, r1), Node(_, y, l2, r2)) ->
      if y < x do node(y, l2, merge(a, r2)) else node(x, l1, merge(r1, b)) end
  end
end

pub fn push(h, x) = merge(h, Node(1, x, Nil, Nil))

pub fn pop(Nil) = None
fn pop(Node(_, x, l, r)) = Some((x, merge(l, r)))

pub fn heap_sort(xs) do
  fn drain(h) do
    case pop(h) do
      None -> []
      Some((x, rest)) -> [x] ++ drain(rest)
    end
  end
  drain(List.reduce(xs, Nil, push))
end

type Graph = Map<String, List<(String, Int)>>

pub fn graph(edges :: List<(String, String, Int)>) -> Graph do
  List.reduce(edges, %{}, fn g, (a, b, w) ->
    let g = Map.update(g, a, [(b, w)], fn out -> List.append(out, (b, w)) end)
    Map.update(g, b, [], fn out -> out end)
  end)
end

pub fn dijkstra(g :: Graph, start :: String) -> Map<String, (Int, String)> do
  fn visit(heap, done) do
    case pop(heap) do
      None -> done
      Some(((_, at, _), rest)) when Map.has_key(done, at) -> visit(rest, done)
      Some(((distance, at, from), rest)) ->
        settle(distance, at, rest, Map.put(done, at, (distance, from)))
    end
  end
  fn settle(distance, at, rest, done) do
    let heap = List.reduce(Map.get(g, at), rest, fn h, (next, w) ->
      if Map.has_key(done, next) do h else push(h, (distance + w, next, at)) end
    end)
    visit(heap, done)
  end
  visit(push(Nil, (0, start, "")), %{})
end

pub fn path(found, to) do
  let (_, from) = Map.fetch(found, to)?
  if from == "" do
    Some([to])
  else
    Some(path(found, from)? ++ [to])
  end
end

pub fn breadth_first(g :: Graph, start) do
  fn go(queue, seen, order) do
    if Queue.is_empty(queue) do
      return order
    end
    let (at, queue) = Queue.pop(queue)
    let fresh = for (next, _) in Map.get(g, at) when not Set.contains(seen, next) do next end
    go(List.reduce(fresh, queue, Queue.push), List.reduce(fresh, seen, Set.add), order ++ [at])
  end
  go(Queue.push(Queue.new(), start), Set.from_list([start]), [])
end

type Mark do
  Open
  Closed
end

## The nodes in an order in which every edge points forward, or a node on a cycle.
pub fn topological(g :: Graph) -> List<String>!String do
  fn visit(n, state) -> (Map<String, Mark>, List<String>)!String do
    let (marks, order) = state
    case Map.fetch(marks, n) do
      Some(Closed) -> Ok(state)
      Some(Open) -> Err("a cycle through ${n}")
      None -> descend(n, (Map.put(marks, n, Open), order))
    end
  end
  fn descend(n, state) do
    let (marks, order) = visit_all(List.map(Map.get(g, n), Tuple.first), state)?
    Ok((Map.put(marks, n, Closed), [n] ++ order))
  end
  fn visit_all(nodes, state) do
    case nodes do
      [] -> Ok(state)
      n :: rest -> visit_all(rest, visit(n, state)?)
    end
  end
  let (_, order) = visit_all(Map.keys(g), (%{}, []))?
  Ok(order)
end

## Kruskal with union-find by path walking.
pub fn spanning_tree(edges) do
  fn root(parents, n) do
    let p = Map.get_or(parents, n, n)
    if p == n do n else root(parents, p) end
  end
  let sorted = List.sort(edges, fn (_, _, a), (_, _, b) -> a - b end)
  let (tree, _) = List.reduce(sorted, ([], %{}), fn (tree, parents), (a, b, w) ->
    let (ra, rb) = (root(parents, a), root(parents, b))
    if ra == rb do
      (tree, parents)
    else
      (tree ++ ["${a}-${b}"], Map.put(parents, ra, rb))
    end
  end)
  tree
end

## Strongly connected components after Kosaraju.
pub fn components(g :: Graph) do
  fn finish(n, seen, order, of_) do
    if Set.contains(seen, n) do
      return (seen, order)
    end
    let (
      seen,
      order
    ) = List.reduce(Map.get(of_, n), (Set.add(seen, n), order), fn (s, o), (next, _) ->
      finish(next, s, o, of_)
    end)
    (seen, [n] ++ order)
  end
  let (_, order) = List.reduce(Map.keys(g), (Set.new(), []), fn (s, o), n -> finish(n, s, o, g) end)
  let turned = List.flatten(for {a, out} in g do for (b, w) in out do (b, a, w) end end)
  let back = Map.merge(Map.map_values(g, fn _ -> [] end), graph(turned))
  let (_, found) = List.reduce(order, (Set.new(), []), fn (seen, found), n ->
    if Set.contains(seen, n) do
      (seen, found)
    else
      let (after_, members) = finish(n, seen, [], back)
      (after_, found ++ [List.sort(members, by_name)])
    end
  end)
  found
end

fn by_name(a, b) do
  case compare(a, b) do
    Less -> -1
    Equal -> 0
    Greater -> 1
  end
end

fn queens(n) do
  fn safe(column, placed) do
    fn go(rest, distance) do
      case rest do
        [] -> true
        q :: more -> q != column and Math.abs(q - column) != distance and go(more, distance + 1)
      end
    end
    go(placed, 1)
  end
  fn place(row, placed) do
    if row == n do
      [placed]
    else
      List.flat_map(Range.to_list(0..n), fn c ->
        if safe(c, placed) do place(row + 1, [c] ++ placed) else [] end
      end)
    end
  end
  place(0, [])
end

pub fn demo() do
  println("${heap_sort([5, 2, 9, 1, 5])} ${heap_sort(["pear", "fig", "apple"])} ${heap_sort([(2, "b"), (1, "z"), (1, "a")])}")
  let roads = [
    ("A", "B", 7),
    ("A", "C", 9),
    ("A", "F", 14),
    ("B", "C", 10),
    ("B", "D", 15),
    ("C", "D", 11),
    ("C", "F", 2),
    ("D", "E", 6),
    ("F", "E", 9)
  ]
  let g = graph(roads)
  let found = dijkstra(g, "A")
  println("${found}")
  println("${path(found, "E")} ${path(found, "Z")} ${breadth_first(g, "A")}")
  println("${topological(g)} ${topological(graph(roads ++ [("E", "B", 1)]))}")
  println("${spanning_tree(roads)}")
  let cyclic = graph([
    ("a", "b", 1),
    ("b", "c", 1),
    ("c", "a", 1),
    ("c", "d", 1),
    ("d", "e", 1),
    ("e", "d", 1),
    ("f", "e", 1)
  ])
  println("${components(cyclic)}")
  let solutions = queens(6)
  println("${List.length(queens(8))} ${List.head(solutions)} ${List.length(solutions)}")
end
