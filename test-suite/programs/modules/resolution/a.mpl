import B
pub fn shared() = "A.shared"
pub fn both() = "A.both"
pub struct T1 do
  x :: Int
end
pub type Evt do
  Started(Int)
  Stopped
end
pub struct Base do
  id :: Int
end deriving(Display)
pub struct Low do
  z :: Int
end
struct Hidden do
  tag :: String
end
interface Tell do
  fn tell(self) -> String
end
impl Tell for Hidden do
  fn tell(self) = "told " <> self.tag
end
pub fn hidden_user() = Hidden { tag: "h" }
service Svc do
  fn init(n) = n
  call Get() do |s| (s, s) end
end
pub let c1 = B.c3 + 1
pub let c2 = helper(c1)
fn helper(x) = x * 2
pub fn later_mutual(n) = if n == 0 do "done" else other(n - 1) end
fn other(n) = later_mutual(n)
actor act(s) do
  println("A.act ${s}")
end
