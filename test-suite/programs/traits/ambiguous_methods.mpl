# A method offered by two interfaces is called through the interface it belongs to.
interface Dog do
  fn sound(self) -> String
end
interface Tree do
  fn sound(self) -> String
end

struct Bark do
end

impl Dog for Bark do
  fn sound(self) -> String = "woof"
end
impl Tree for Bark do
  fn sound(self) -> String = "creak"
end

fn main() do
  let b = Bark {}
  println("${Dog.sound(b)} ${Tree.sound(b)}")
end
#> woof creak
