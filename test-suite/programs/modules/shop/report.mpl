import Domain.Cart
fn pad(s, n) when String.length(s) >= n = s
fn pad(s, n) = pad(s <> " ", n)
fn money(c) = "${c / 100}.${if c % 100 < 10 do "0" else "" end}${c % 100}"
pub fn render(cart) do
  Cart.items(cart)
    |> List.map(fn ((item, n)) -> pad(item.name, 8) <> "|" <> pad("${n}", 4) <> "|" <> money(item.cents * n) end)
    |> String.join("\n")
end
