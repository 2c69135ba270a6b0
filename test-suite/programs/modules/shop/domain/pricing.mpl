import Domain.Cart
from Domain.Types import Item, Category, Food, Toy
type Rule do
  Percent(Int, Fun(Item) -> Bool)
  Flat(Int)
end
pub struct Quote do
  gross :: Int
  net :: Int
  notes :: List<String>
end deriving(Display)
pub fn rules() = [
  Percent(10, fn i -> i.category == Food end),
  Percent(50, fn i -> case i.category do
    Toy(age) when age < 3 -> true
    _ -> false
  end end),
  Flat(5),
]
fn discount(Percent(p, applies), (item, n)) = if applies(item) do item.cents * n * p / 100 else 0 end
fn discount(Flat(_), _) = 0
fn flat(rs) = List.reduce(rs, 0, fn acc, r -> case r do
  Flat(c) -> acc + c
  Percent(_, _) -> acc
end end)
pub fn total(cart, rs) do
  let lines = Cart.items(cart)
  let gross = lines |> List.map(fn ((i, n)) -> i.cents * n end) |> List.reduce(0, fn a, b -> a + b end)
  let off = for l in lines do List.reduce(rs, 0, fn acc, r -> acc + discount(r, l) end) end
  let net = gross - List.reduce(off, flat(rs), fn a, b -> a + b end)
  Quote { gross: gross, net: net, notes: for d in off when d > 0 do "-${d}" end }
end
