#! code: E0002
#! code: E0002
#! code: E0002
#! code: E0002
#! contains: infinite type: the types here grow without a bound
#! contains: leads back to itself at a larger type each time
interface Show do
  fn show(self) -> String
end
struct Box<T> do
  v :: T
end
impl Show for Box<T> do
  fn show(self) -> String do
    Box { v: self }.show()
  end
end

fn a<T>(x :: T, n :: Int) -> Int = if n == 0 do 0 else b([x], n - 1) end
fn b<U>(x :: U, n :: Int) -> Int = c(x, n)
fn c<V>(x :: V, n :: Int) -> Int = a(x, n)

struct Left<T> do
  next :: Option<Right<List<T>>>
end
struct Right<U> do
  next :: Option<Left<U>>
end

type Nest<T> do
  Nil
  Cons(T, Nest<(T, T)>)
end

fn main() do
  println("${a(1, 2)}")
end
