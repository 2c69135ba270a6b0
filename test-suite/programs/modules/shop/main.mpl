import Domain.Cart
import Domain.Pricing
from Domain.Types import Item, Category, Sku, Food, Toy, CartError, VERSION
import Infra.EventLog
from Infra.EventLog import Level
import Report

fn run() -> Int!CartError do
  let log = EventLog.Log.start("shop")
  let cart = Cart.empty()
    |> Cart.add(Item { sku: Sku("A1"), name: "apple", cents: 50, category: Food }, 3)?
    |> Cart.add(Item { sku: Sku("B2"), name: "robot", cents: 1999, category: Toy(6) }, 1)?
  EventLog.Log.write(log, Level.Info, "cart ${Cart.count(cart)}")
  println("${cart}")
  println("${Pricing.total(cart, Pricing.rules())}")
  case Cart.add(cart, Item { sku: Sku("A1"), name: "apple", cents: 50, category: Food }, -1) do
    Ok(_) -> println("?")
    Err(e) -> EventLog.Log.write(log, Warn, "${e}")
  end
  println(Report.render(cart))
  for line in EventLog.Log.lines(log) do println(line) end
  println(VERSION)
  let bigger = Cart.add(cart, Item { sku: Sku("C3"), name: "cake", cents: 1250, category: Food }, 100)?
  Ok(Cart.count(bigger))
end

fn main() do
  case run() do
    Ok(n) -> println("ok ${n}")
    Err(e) -> println("failed: ${e} ${e.code()}")
  end
end
#> Cart[3xapple#A1, 1xrobot#B2]
#> Quote(2149, 2129, [-15])
#> apple   |3   |1.50
#> robot   |1   |19.99
#> [shop] Info: cart 4
#> [shop] Warn: BadQuantity(-1)
#> v1.2.3
#> failed: TooMany(#C3, 99) 507
