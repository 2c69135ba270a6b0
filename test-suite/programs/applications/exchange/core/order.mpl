##! Orders and trades.

pub type Side do
  Buy
  Sell
end deriving(Eq, Ord, Display, Json, Hash)

pub type Price do
  Limit(Int)
  AtMarket
end deriving(Eq, Json, Display)

pub struct Order do
  id :: Int
  owner :: String
  side :: Side
  price :: Price
  quantity :: Int
end deriving(Eq, Json)

pub struct Trade do
  symbol :: String
  buyer :: String
  seller :: String
  price :: Int
  quantity :: Int
end deriving(Eq, Display, Json)

impl Display for Order do
  fn to_string(self) -> String do
    let price = case self.price do
      Limit(p) -> "@${p}"
      AtMarket -> "market"
    end
    "#${self.id} ${self.owner} ${self.side} ${self.quantity} ${price}"
  end
end

pub fn limit(id :: Int, owner :: String, side :: Side, price :: Int, quantity :: Int) -> Order do
  Order { id: id, owner: owner, side: side, price: Limit(price), quantity: quantity }
end

pub fn market(id, owner, side, quantity) do
  Order { id: id, owner: owner, side: side, price: AtMarket, quantity: quantity }
end

pub fn opposite(Buy) -> Side = Sell
fn opposite(Sell) = Buy
