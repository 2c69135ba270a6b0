#! code: E0006
#! contains: does not satisfy trait `Show`
interface Show do
  fn show(self) -> String
end
fn g<T>(x :: T) -> String where T: Show = x.show()
fn f() = g(1)
fn main() do
end
