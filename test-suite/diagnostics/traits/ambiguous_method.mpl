#! code: E0027
#! contains: ambiguous method
interface Dog do
  fn sound(self) -> String
end
interface Tree do
  fn sound(self) -> String
end
struct Bark do
  n :: Int
end
impl Dog for Bark do
  fn sound(self) -> String = "woof"
end
impl Tree for Bark do
  fn sound(self) -> String = "creak"
end

fn main() do
  let b = Bark { n: 1 }
  println(b.sound())
end
