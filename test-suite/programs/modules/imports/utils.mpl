pub fn shout(s :: String) -> String = exclaim(String.to_upper(s))
fn exclaim(s) = s <> "!"

struct Secret do
  code :: Int
end
interface Shown do
  fn show(self) -> String
end
impl Shown for Secret do
  fn show(self) -> String = "hidden ${self.code}"
end
pub fn secret() = Secret { code: 42 }
