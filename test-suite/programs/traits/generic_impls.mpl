interface Show do
  fn show(self) -> String
end

struct Box<T> do
  value :: T
end

impl Show for Int do
  fn show(self) -> String = "#${self}"
end
impl Show for String do
  fn show(self) -> String = "'${self}'"
end
impl Show for Box<T> where T: Show do
  fn show(self) -> String do
    "[" <> self.value.show() <> "]"
  end
end
impl Show for List<T> where T: Show do
  fn show(self) -> String do
    String.join(List.map(self, fn x -> x.show() end), ";")
  end
end

fn show_all<T>(xs :: List<T>) -> String where T: Show do
  String.join(List.map(xs, show), ",")
end
fn both<A, B>(a :: A, b :: B) -> String where A: Show, B: Show + Eq do
  if b == b do a.show() <> b.show() else "" end
end

fn main() do
  let n = 4
  println(n.show())
  println(Box { value: "s" }.show())
  println(Box { value: Box { value: 1 } }.show())
  println([1, 2].show())
  println(show_all([Box { value: 7 }, Box { value: 8 }]))
  println(both(1, "x"))
end
#> #4
#> ['s']
#> [[#1]]
#> #1;#2
#> [#7],[#8]
#> #1'x'
