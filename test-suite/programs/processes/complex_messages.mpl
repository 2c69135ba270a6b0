struct Order do
  id :: Int
  items :: List<(String, Int)>
end

type Command do
  Place(Order)
  Apply(Fun(Int) -> Int, Int)
  Report(Map<String, Int>)
  Quit
end

actor shop(sold :: Map<String, Int>) do
  receive do
    Place(o) -> shop(add_all(sold, o.items))
    Apply(f, n) -> shop(Map.put(sold, "applied", f(n)))
    Report(extra) -> shop(Map.merge(sold, extra))
    Quit -> println("${sold}")
  end
end

fn add_all(sold :: Map<String, Int>, items :: List<(String, Int)>) = List.reduce(items, sold, add_one)
fn add_one(sold :: Map<String, Int>, item :: (String, Int)) do
  let (name, count) = item
  Map.put(sold, name, Map.get(sold, name) + count)
end

fn main() do
  let p = spawn(shop, %{})
  send(p, Place(Order { id: 1, items: [("pen", 2), ("cup", 1)] }))
  send(p, Place(Order { id: 2, items: [("pen", 3)] }))
  let base = 100
  send(p, Apply(fn n -> n + base end, 5))
  send(p, Report(%{"extra" => 7}))
  send(p, Quit)
end
#> %{pen => 5, cup => 1, applied => 105, extra => 7}
