#! code: E0034
#! contains: did you mean `to_list`?
interface Joined do
  fn join(self, other) -> Self
end

impl Joined for Map<K, V> where K: Eq do
  fn join(self, other) do
    List.reduce(Map.to_lisx(other), self, fn acc, (k, v) -> Map.put(acc, k, v) end)
  end
end

fn main() do
  println("${%{1 => "a"}.join(%{2 => "b"})} ${%{"k" => 1.5}.join(%{"l" => 2.5})}")
end
