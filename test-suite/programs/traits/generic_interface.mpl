interface Convert<T> do
  fn convert(self) -> T
end

struct Celsius do
  degrees :: Int
end
struct Name do
  text :: String
end

impl Convert<Int> for Celsius do
  fn convert(self) -> Int do
    self.degrees * 9 / 5 + 32
  end
end
impl Convert<String> for Name do
  fn convert(self) -> String do
    String.to_upper(self.text)
  end
end

fn main() do
  let c = Celsius { degrees: 100 }
  println("${c.convert() + 1}")
  println(Name { text: "ann" }.convert())
end
#> 213
#> ANN
