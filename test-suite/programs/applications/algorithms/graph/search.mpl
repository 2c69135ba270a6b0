##! Shortest paths, orders, components.

import Containers.Heap
import Containers.Disjoint
import Graph.Digraph
from Graph.Digraph import Digraph, Edge

## Distances from one node to every node that can be reached.
pub fn dijkstra(g, start) do
  settle(g, Heap.by([(0, start)], nearer), %{})
end

fn nearer((a, _), (b, _)) = a < b

fn settle(g, queue, done) do
  case Heap.pop(queue) do
    None -> done
    Some(((d, n), rest)) ->
      if Map.has_key(done, n) do
        settle(g, rest, done)
      else
        settle(
          g,
          List.reduce(g.out[n], rest, fn q, e -> Heap.push(q, (d + e.weight, e.target)) end),
          Map.put(done, n, d)
        )
      end
  end
end

## The nodes of a shortest path.
pub fn path(g :: Digraph, from_node, to_node) -> List? do
  let dist = dijkstra(g, from_node)
  if not Map.has_key(dist, to_node) do
    return None
  end
  fn back(n, acc) do
    if n == from_node do
      [n] ++ acc
    else
      let before = Digraph.edges(g) |> List.find(fn e ->
        e.target == n and Map.has_key(dist, e.source) and dist[e.source] + e.weight == dist[n]
      end)
      case before do
        Some(e) -> back(e.source, [n] ++ acc)
        None -> []
      end
    end
  end
  Some(back(to_node, []))
end

pub fn topological(g) do
  let degrees = List.reduce(Digraph.edges(g), Map.map_values(g.out, fn _ -> 0 end), fn m, e ->
    Map.put(m, e.target, m[e.target] + 1)
  end)
  let ready = degrees |> Map.filter(fn _, d -> d == 0 end) |> Map.keys
  peel(g, ready, degrees, [])
end

fn peel(g, ready, degrees, order) do
  case ready do
    [] -> if List.length(order) == Map.size(degrees) do
      Ok(order)
    else
      Err("cycle after ${List.length(order)} nodes")
    end
    n :: rest -> peel_one(g, n, rest, degrees, order)
  end
end

fn peel_one(g, n, rest, degrees, order) do
  let (degrees, free) = List.reduce(Digraph.neighbours(g, n), (degrees, rest), fn (ds, free), m ->
    let d = Map.get(ds, m) - 1
    (Map.put(ds, m, d), if d == 0 do free ++ [m] else free end)
  end)
  peel(g, free, degrees, order ++ [n])
end

pub fn bfs(g, start) do
  fn go(queue, seen) do
    if Queue.is_empty(queue) do
      Set.to_list(seen)
    else
      let (n, queue) = Queue.pop(queue)
      let fresh = for m in Digraph.neighbours(g, n) when not Set.contains(seen, m) do m end
      go(List.reduce(fresh, queue, Queue.push), List.reduce(fresh, seen, Set.add))
    end
  end
  go(Queue.push(Queue.new(), start), Set.add(Set.new(), start))
end

pub fn dfs(g, start) = Set.to_list(visit(g, start, Set.new()))

fn visit(g, n, seen) do
  if Set.contains(seen, n) do
    seen
  else
    List.reduce(Digraph.neighbours(g, n), Set.add(seen, n), fn s, m -> visit(g, m, s) end)
  end
end

pub fn components(g) do
  Digraph.edges(g)
    |> List.reduce(Disjoint.of(Digraph.nodes(g)), fn d, e ->
      Disjoint.union(d, e.source, e.target)
    end)
    |> Disjoint.groups
end

## Kruskal: weight and edges of a minimum spanning forest.
pub fn spanning(g) do
  let start = (Disjoint.of(Digraph.nodes(g)), [])
  let (_, chosen) = Digraph.edges(g)
    |> List.sort_by(fn e -> e.weight end)
    |> List.reduce(start, fn (d, picked), e ->
      if Disjoint.same(d, e.source, e.target) do
        (d, picked)
      else
        (Disjoint.union(d, e.source, e.target), picked ++ [e])
      end
    end)
  (chosen |> Iter.from |> Iter.map(fn e -> e.weight end) |> Iter.sum, List.length(chosen))
end

## Strongly connected components by two depth-first searches.
pub fn strong(g) do
  let order = List.reduce(Digraph.nodes(g), (Set.new(), []), fn state, n -> finish(g, n, state) end)
    |> Tuple.second
  let back = Digraph.transpose(g)
  let (_, groups) = List.reduce(order, (Set.new(), []), fn (seen, groups), n ->
    if Set.contains(seen, n) do
      (seen, groups)
    else
      let all = visit(back, n, seen)
      let fresh = Set.difference(all, seen)
      (all, groups ++ [Set.to_list(fresh)])
    end
  end)
  groups
end

fn finish(g, n, state) do
  let (seen, order) = state
  if Set.contains(seen, n) do
    state
  else
    let (seen, order) = List.reduce(Digraph.neighbours(g, n), (Set.add(seen, n), order), fn st, m ->
      finish(g, m, st)
    end)
    (seen, [n] ++ order)
  end
end
