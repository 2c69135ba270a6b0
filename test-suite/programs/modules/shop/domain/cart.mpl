from Domain.Types import Item, Sku, CartError, BadQuantity
import Domain.Types
pub struct Cart do
  lines :: Map<Sku, (Item, Int)>
end
let LIMIT = 99
pub fn empty() = Cart { lines: %{} }
pub fn add(cart :: Cart, item :: Item, n :: Int) -> Cart!CartError do
  if n <= 0 do return Err(CartError.BadQuantity(n)) end
  let old = quantity(cart, item.sku)
  if old + n > LIMIT do
    Err(Types.CartError.TooMany(item.sku, LIMIT))
  else
    Ok(%{cart | lines: Map.put(cart.lines, item.sku, (item, old + n))})
  end
end
pub fn quantity(cart, sku) do
  if cart.lines.has_key(sku) do cart.lines[sku].second() else 0 end
end
pub fn count(c) = c.lines.values().map(fn ((_, n)) -> n end) |> List.reduce(0, fn a, b -> a + b end)
pub fn items(c :: Cart) -> List<(Item, Int)> = Map.values(c.lines)
impl Display for Cart do
  fn to_string(self) do
    let parts = for (sku, (item, n)) in self.lines do "${n}x${item.name}${sku}" end
    "Cart[" <> String.join(parts, ", ") <> "]"
  end
end
