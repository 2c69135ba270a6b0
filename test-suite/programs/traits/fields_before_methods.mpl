# method syntax rule order: field beats method; field call; trait; library
struct S do
  size :: Int
  run :: Fun(Int) -> Int
  keys :: List<String>
end
interface Sized do
  fn size(self) -> Int
  fn keys(self) -> Int
end
impl Sized for S do
  fn size(self) do 100 end
  fn keys(self) do 200 end
end
impl Sized for Map do
  fn size(self) do 300 end
  fn keys(self) do 400 end
end
fn main() do
  let s = S { size: 1, run: fn x -> x + 1 end, keys: ["a"] }
  println("${s.size} ${s.size()} ${s.run(4)} ${s.keys.length()} ${s.keys()}")
  println("${%{"a" => 1}.size()} ${Map.size(%{"a" => 1})} ${Sized.size(%{1 => 1})}")
end
#> 1 100 5 1 200
#> 300 1 300
