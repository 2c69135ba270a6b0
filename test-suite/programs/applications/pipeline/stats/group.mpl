##! Grouping.

pub fn by(xs, key) do
  List.reduce(xs, Map.new(), fn groups, x ->
    let k = key(x)
    Map.put(groups, k, Map.get_or(groups, k, []) ++ [x])
  end)
end

pub fn count(xs, key) do
  xs |> by(key) |> Map.map_values(List.length)
end
