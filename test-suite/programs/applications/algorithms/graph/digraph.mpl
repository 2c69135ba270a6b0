##! Directed graphs with weights over any kind of node.

pub struct Edge<N> do
  source :: N
  target :: N
  weight :: Int
end deriving(Eq, Ord, Display)

pub struct Digraph<N> do
  out :: Map<N, List<Edge<N>>>
end deriving(Eq)

pub fn new() = Digraph { out: %{} }

fn ensure(g, n) do
  if Map.has_key(g.out, n) do g else %{g | out: Map.put(g.out, n, [])} end
end

pub fn add(g, a, b, w) do
  let g = g |> ensure(a) |> ensure(b)
  %{
    g | out: Map.update(g.out, a, [], fn es -> es ++ [Edge { source: a, target: b, weight: w }] end)
  }
end

pub fn from_edges(es) do
  List.reduce(es, new(), fn g, (a, b, w) -> add(g, a, b, w) end)
end

pub fn nodes<N>(g :: Digraph<N>) -> List<N> = Map.keys(g.out)

pub fn edges<N>(g :: Digraph<N>) -> List<Edge<N>> = g.out |> Map.values |> List.flatten

pub fn neighbours(g, n) = Map.get_or(g.out, n, []) |> List.map(fn e -> e.target end)

pub fn transpose(g) do
  let base = List.reduce(nodes(g), new(), ensure)
  edges(g) |> List.reduce(base, fn g, e -> add(g, e.target, e.source, e.weight) end)
end

impl Display for Digraph<N> where N: Display do
  fn to_string(self) -> String do
    let parts = for {n, es} in self.out do
      "${n}:${es |> List.map(fn e -> "${e.target}/${e.weight}" end) |> String.join(",")}"
    end
    String.join(parts, " ")
  end
end
