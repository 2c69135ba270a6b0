interface Priced do
  fn price(self) -> Int
  fn label(self) -> String do
    "costs ${self.price()}"
  end
  fn is_free(self) -> Bool do
    false
  end
end

struct Book do
  cents :: Int
end
struct Gift do
end

impl Priced for Book do
  fn price(self) -> Int do
    self.cents
  end
end
impl Priced for Gift do
  fn price(self) -> Int do 0 end
  fn is_free(self) -> Bool do true end
  fn ribbon(self) -> String do "red" end
end
impl Priced for Int do
  fn price(self) -> Int = self
end

fn total<T>(xs :: List<T>) -> Int where T: Priced do
  List.reduce(xs, 0, fn acc, x -> acc + x.price() end)
end

fn main() do
  let b = Book { cents: 250 }
  println("${b.price()} ${b.label()} ${b.is_free()}")
  let g = Gift {}
  println("${g.label()} ${g.is_free()} ${g.ribbon()}")
  println("${price(b)} ${label(7)}")
  println("${total([b, Book { cents: 50 }])} ${total([1, 2, 3])}")
  println("${List.map([b], price)}")
end
#> 250 costs 250 false
#> costs 0 true red
#> 250 costs 7
#> 300 6
#> [250]
