interface Container do
  type Item
  fn first(self) -> Self.Item
  fn count(self) -> Int
end

struct Stack do
  items :: List<Int>
end
struct Line do
  text :: String
end

impl Container for Stack do
  type Item = Int
  fn first(self) -> Int do
    List.head(self.items)
  end
  fn count(self) -> Int = List.length(self.items)
end
impl Container for Line do
  type Item = String
  fn first(self) -> Self.Item do
    String.slice(self.text, 0, 1)
  end
  fn count(self) -> Int = String.length(self.text)
end

fn describe<C>(c :: C) -> String where C: Container do
  "${c.count()} from ${c.first()}"
end

fn main() do
  let s = Stack { items: [7, 8] }
  let l = Line { text: "mesh" }
  println("${s.first() + 1} ${l.first() <> "!"}")
  println("${describe(s)}, ${describe(l)}")
end
#> 8 m!
#> 2 from 7, 4 from m
