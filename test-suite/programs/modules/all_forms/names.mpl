pub fn greet(n) = "hi " <> n
pub type Color do
  Red
  Green
end
pub struct Person do
  name :: String
  age :: Int
end
pub struct Box<T> do
  v :: T
end
pub let limit = 99
pub interface Greeter do
  fn hello(self) -> String
end
pub type Pairing<T> = (T, T)
actor echo(p) do
  receive do
    m -> println("echo ${m}")
  end
end
pub module Inner do
  pub fn deep() = "deep"
end
service Kv do
  fn init() = %{}
  call Get(k :: String) do |s| (s, Map.get(s, k)) end
  cast Put(k, v :: Int) do |s| Map.put(s, k, v) end
end
