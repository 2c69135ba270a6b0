#! code: E0023
#! contains: already defined
service S do
  fn init() = 0
  call Get() :: Int do |s| (s, 1) end
  cast Get() do |s| s end
end
fn main() do
end
