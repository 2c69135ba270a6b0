from Graph.Nodes import Node, Measured

pub fn reached(g, from_node) do
  walk(g, [from_node], Set.new())
end

# Only one struct that this file can name has the field, only one interface the method.
fn walk(g, open, seen) do
  case open do
    [] -> Set.to_list(seen)
    n :: rest ->
      if Set.contains(seen, n) do walk(g, rest, seen) else walk(g, rest ++ g.out[n], Set.add(seen, n)) end
  end
end

pub fn extents(xs) = List.map(xs, fn x -> x.extent() end)
