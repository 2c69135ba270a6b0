pub type Sku do
  Sku(String)
end deriving(Eq, Hash)
impl Display for Sku do
  fn to_string(self) do
    let Sku(s) = self
    "#${s}"
  end
end
pub type Category do
  Food
  Toy(min_age :: Int)
end deriving(Eq, Ord, Display, Json)
pub struct Item do
  sku :: Sku
  name :: String
  cents :: Int
  category :: Category
end deriving(Eq)
pub type CartError do
  BadQuantity(Int)
  TooMany(sku :: Sku, limit :: Int)
  Other(String)
end deriving(Display)
pub interface Coded do
  fn code(self) -> Int
  fn is_fatal(self) -> Bool do self.code() >= 500 end
end
impl Coded for CartError do
  fn code(self) do
    case self do
      BadQuantity(_) -> 400
      TooMany(_, n) when n > 50 -> 507
      TooMany(_, _) | Other(_) -> 500
    end
  end
end
impl From<String> for CartError do
  fn from(s :: String) do Other(s) end
end
pub let VERSION = "v" <> String.join(parts(), ".")
fn parts() = for n in [1, 2, 3] do "${n}" end
