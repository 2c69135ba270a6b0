#! code: E0023
#! contains: already defined
service S do
  fn init() = 0
  call Start() :: Int do |s| (s, 1) end
end
fn main() do
end
