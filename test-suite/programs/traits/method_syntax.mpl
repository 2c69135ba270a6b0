# What `a.b` means, by the order of the language reference: a field before a method, a trait's method before a
# library function.
interface Describe do
  fn describe(self) -> String
  fn name(self) -> String
end

struct Item do
  name :: String
  size :: Int
end

impl Describe for Item do
  fn describe(self) -> String do
    "item ${self.name}"
  end
  fn name(self) -> String do
    "method"
  end
end

interface Length do
  fn length(self) -> Int
end
impl Length for Map do
  fn length(self) -> Int = Map.size(self) * 100
end

type Light do
  On
  Off(Int)
end

fn main() do
  let i = Item { name: "cup", size: 3 }
  println(i.describe())
  println(Item.describe(i))
  println(i.name)
  println(name(i))
  println("${Light.On} ${Light.Off(2)}")
  println("${"abc".length()} ${[1, 2, 3].take(2).reverse()} ${(1..4).length()}")
  println("${%{1 => 2}.length()} ${i.size.to_string().length()}")
  println("${"a-b".split("-").map(String.to_upper).length()} ${(7, 8).second()}")
  let text = i.name.to_upper()
  println(text)
end
#> item cup
#> item cup
#> cup
#> method
#> On Off(2)
#> 3 [2, 1] 3
#> 100 1
#> 2 8
#> CUP
